namespace Postvogn.DigitalPost;

/// <summary>A file on the server, as a listing shows it.</summary>
/// <param name="Name">Its name, without the folder.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Changed">When it was changed, to the second, in UTC, by the server's clock.</param>
public sealed record SftpFile(string Name, long Length, DateTime Changed)
{
    private const int LongestName = 255;

    /// <summary>Letters, digits, '.', '_', '-', beginning with a letter or digit: such a name stays in its folder, and can stand in a
    /// log.</summary>
    internal static bool IsUsable(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(name[0]) &&
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
