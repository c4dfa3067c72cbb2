namespace Postvogn.Functions.Telemetry;

/// <summary>An error code as a metric's dimension. Codes come from outside too: what does not look like one is left out.</summary>
internal static class ErrorCodeTag
{
    private const int Longest = 100;

    // none if there is none, other if it is not words parted by dots and hyphens (TI 13.4.3).
    public static string Of(string? code) => code switch
    {
        null or "" => "none",
        _ when code.Length <= Longest && code.All(c => char.IsAsciiLetter(c) || c is '.' or '-') => code,
        _ => "other",
    };
}
