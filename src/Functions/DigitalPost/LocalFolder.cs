namespace Postvogn.Functions.DigitalPost;

/// <summary>A folder on this machine's disk for the life of an upload over SFTP. Nobody else may read it (rights 700), and it is gone with
/// the call.</summary>
internal sealed class LocalFolder : IDisposable
{
    private const string Prefix = "postvogn-sftp-call-";

    // Longer than any call: what is older was left by a process that was killed.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory(Prefix);

    public LocalFolder()
    {
        // Times of the same disk are compared, so no clock has a say.
        var latest = folder.CreationTimeUtc - Longest;
        foreach (var other in folder.Parent!.EnumerateDirectories($"{Prefix}*").Where(other => other.LastWriteTimeUtc < latest))
            Remove(other);
    }

    public string Path => folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => folder.Delete(recursive: true);

    private static void Remove(DirectoryInfo abandoned)
    {
        try
        {
            abandoned.Delete(recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or removed meanwhile.
        }
    }
}
