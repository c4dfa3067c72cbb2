namespace Postvogn.DigitalPost;

/// <summary>A file on the server, as a listing shows it.</summary>
/// <param name="Name">Its name, without the folder.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Changed">When it was changed, as the listing says it: to the minute, in UTC; of old files the day. To be compared, not read.</param>
public sealed record SftpFile(string Name, long Length, string Changed)
{
    private const int LongestName = 255;

    /// <summary>
    /// Letters, digits, '.', '_', '-', beginning with a letter or digit: what can stand in a batch of commands and mean only itself.
    /// </summary>
    internal static bool IsUsable(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(name[0]) &&
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
