namespace Postvogn.Sandbox.Samples;

/// <summary>Ids, numbers and bytes that are the same in every run with the same seed.</summary>
internal sealed class Seeded(int seed)
{
    // The letters of a run are no secret: what counts is that a run can be repeated.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    /// <summary>A whole number from 0 up to, and not including, <paramref name="below"/>.</summary>
    public int Next(int below) => _random.Next(below);

    /// <summary>One of the given values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>Fills the buffer with bytes that do not compress.</summary>
    public void Fill(Span<byte> buffer) => _random.NextBytes(buffer);
#pragma warning restore CA5394

    /// <summary>A UUID of version 4, the only version that MeMo allows.</summary>
    public Guid NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>
    /// A CPR number that nobody has: born before October 2007, when every number still fulfilled the modulus 11 check, and failing it.
    /// </summary>
    public string NextCpr()
    {
        var number = $"{1 + Next(28):00}{1 + Next(12):00}{40 + Next(50):00}{Next(4)}{Next(1000):000}";
        return IsRealLooking(number) ? NextCpr() : number;
    }

    private static bool IsRealLooking(string cpr)
    {
        ReadOnlySpan<int> weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * (cpr[i] - '0');
        return sum % 11 == 0;
    }
}
