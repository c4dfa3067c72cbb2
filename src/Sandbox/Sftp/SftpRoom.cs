namespace Postvogn.Sandbox.Sftp;

/// <summary>The folders of one system at Digital Post's SFTP server (TI 10.7.4, 4.6): <c>memos/</c>, <c>memos/tmp/</c>, <c>receipts/</c>,
/// <c>receipts/tmp/</c>, <c>contacts/</c>.</summary>
/// <remarks>
/// The user may write in <c>memos/</c> but not list it. That needs the server to be another user than the caller; where it is not (see
/// <see cref="OpenSshServer"/>) the user may list it too. TI says so of <c>receipts/</c> as well, by which no receipt could be found; here
/// that may be listed.
/// </remarks>
internal sealed class SftpRoom
{
    private readonly string folder;

    internal SftpRoom(string folder, SshKeyPair key) => (this.folder, Key) = (folder, key);

    /// <summary>The "SSH brugernavn" of TI 10.7.4.</summary>
    public string User { get; } = SftpUser.Name;

    public SshKeyPair Key { get; }

    public string At(string path) => Path.Combine(folder, path);

    /// <summary>Whole or not at all: written first at another path, one that nobody looks at unless one is given.</summary>
    public void Put(string path, string content, string? over = null)
    {
        var first = At(over ?? $".{Path.GetRandomFileName()}");
        OpenSshHome.WriteReadable(first, content);
        File.Move(first, At(path), overwrite: true);
    }

    public Task AllowAsync(string path, string rights, CancellationToken cancellationToken) =>
        OpenSshPrograms.RunAsync("chmod", [rights, At(path)], cancellationToken);

    internal async Task MakeFoldersAsync(CancellationToken cancellationToken)
    {
        foreach (var path in (string[])["memos/tmp", "receipts/tmp", "contacts"])
            Directory.CreateDirectory(At(path));
        await OpenSshPrograms.RunAsync("chmod", ["755", folder, At("receipts"), At("contacts")], cancellationToken);
        await AllowAsync("receipts/tmp", "700", cancellationToken);
        if (!SftpUser.IsLockedUp)
            return;
        await OpenSshPrograms.RunAsync("chown", [User, At("memos"), At("memos/tmp"), At("receipts")], cancellationToken);
        await OpenSshPrograms.RunAsync("chmod", ["300", At("memos"), At("memos/tmp")], cancellationToken);
    }
}
