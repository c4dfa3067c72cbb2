namespace Postvogn.Sandbox.Sftp;

/// <summary>A key pair without a passphrase: the private key's file, in OpenSSH's form and readable by its owner alone, and the public
/// key's line.</summary>
internal sealed record SshKeyPair(string File, string PublicKey)
{
    public string PrivateKey => System.IO.File.ReadAllText(File);

    /// <summary>The public key lies beside the file, as <c>.pub</c>.</summary>
    public static async Task<SshKeyPair> MakeAsync(string file, string type, CancellationToken cancellationToken)
    {
        await OpenSshPrograms.RunAsync("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", "postvogn-sandbox", "-f", file], cancellationToken);
        return new SshKeyPair(file, (await System.IO.File.ReadAllTextAsync($"{file}.pub", cancellationToken)).Trim());
    }

    public override string ToString() => PublicKey;
}
