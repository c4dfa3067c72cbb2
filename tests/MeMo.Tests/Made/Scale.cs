namespace Postvogn.MeMo.Tests;

/// <summary>
/// How many random inputs a run makes. The ordinary run is short; the whole of 10,000 a test, and truncation at every fourth byte, run with
/// <c>POSTVOGN_RANDOM=10000 dotnet test -c Release tests/MeMo.Tests</c>.
/// </summary>
internal static class Scale
{
    public const int Whole = 10_000;

    /// <summary>How many random inputs a test makes: 500 unless told.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("POSTVOGN_RANDOM"), out var count) ? count : 500;

    /// <summary>The step between the bytes at which an example is cut: one in a whole run, else a prime.</summary>
    public static int Step => Count >= Whole ? 1 : 37;
}
