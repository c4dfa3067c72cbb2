namespace Postvogn.DigitalPost;

/// <summary>An error code as it may be logged. Codes come from outside, and what does not look like one can hold a number or a line
/// break.</summary>
public static class LoggedCode
{
    private const int Longest = 100;

    /// <summary><c>other</c> if it is not words parted by dots and hyphens (TI 13.4.3); null if there is none.</summary>
    public static string? Of(string? code) => code switch
    {
        null or "" => null,
        _ when code.Length <= Longest && code.All(c => char.IsAsciiLetter(c) || c is '.' or '-') => code,
        _ => "other",
    };
}
