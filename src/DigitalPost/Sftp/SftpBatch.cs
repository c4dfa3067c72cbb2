using System.Text;

namespace Postvogn.DigitalPost;

/// <summary>
/// Commands for <c>sftp -b</c>. The first that fails ends the batch, except those that only try. Every path is checked and quoted, so a
/// name can never become a command.
/// </summary>
internal sealed class SftpBatch
{
    private readonly StringBuilder text = new();

    public SftpBatch List(string path) => Add("ls -ln", path);

    public SftpBatch TryList(string path) => Add("-ls -ln", path);

    public SftpBatch Put(string local, string remote) => Add("put", local, remote);

    public SftpBatch ResumePut(string local, string remote) => Add("reput", local, remote);

    public SftpBatch TryGet(string remote, string local) => Add("-get", remote, local);

    public SftpBatch ResumeGet(string remote, string local) => Add("reget", remote, local);

    /// <summary>The plain rename of SFTP, which never overwrites; OpenSSH's own extension would.</summary>
    public SftpBatch Move(string from, string to) => Add("rename -l", from, to);

    public SftpBatch TryDelete(string path) => Add("-rm", path);

    public override string ToString() => text.ToString();

    private SftpBatch Add(string command, params ReadOnlySpan<string> paths)
    {
        text.Append(command);
        foreach (var path in paths)
            text.Append(" \"").Append(Checked(path)).Append('"');
        text.Append('\n');
        return this;
    }

    private static string Checked(string path) => path.Split('/').All(SftpFile.IsUsable)
        ? path
        : throw new ArgumentException("A path for SFTP holds a name of other signs than letters, digits, '.', '_' and '-'.", nameof(path));
}
