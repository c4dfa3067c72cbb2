namespace Postvogn.DigitalPost;

/// <summary>
/// A private folder for the life of one call: the key, the known host keys, and links to the local files, so that none of their paths
/// stands in a command. Gone with the call, whatever became of it.
/// </summary>
internal sealed class SftpCall : IDisposable
{
    private readonly SftpProgram program;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-sftp-call-");

    public SftpCall(SftpOptions options, TimeProvider clock)
    {
        program = new SftpProgram(options, folder.FullName, clock);
        try
        {
            Write(SftpProgram.KeyFile, options.PrivateKey.Text);
            Write(SftpProgram.KnownHostsFile, string.Concat(options.HostKeys.Select(k => $"{SftpProgram.HostAlias} {k}\n")));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Task<SftpRun> RunAsync(SftpBatch batch, CancellationToken cancellationToken) => program.RunAsync(batch, cancellationToken);

    /// <summary>Gives a local file or folder a name of ours in the call's folder.</summary>
    public void Link(string name, string target) =>
        File.CreateSymbolicLink(Path.Combine(folder.FullName, name), Path.GetFullPath(target));

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(Path.Combine(folder.FullName, name), options);
        file.Write(text);
    }
}
