namespace Postvogn.DigitalPost;

/// <summary>As a listing shows it: name without folder, bytes, changed to the second in UTC by the server's clock.</summary>
public sealed record SftpFile(string Name, long Length, DateTime Changed)
{
    private const int LongestName = 255;

    /// <summary>Letters, digits, '.', '_', '-', beginning with a letter or digit: it stays in its folder, and can stand in a log.</summary>
    internal static bool IsUsable(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(name[0]) &&
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
