namespace Postvogn.Sandbox.Sftp;

/// <summary>A key pair without a passphrase.</summary>
/// <param name="File">Where the private key lies, in OpenSSH's form and readable by its owner alone.</param>
/// <param name="PublicKey">The public key: one line of type, base64 and comment.</param>
internal sealed record SshKeyPair(string File, string PublicKey)
{
    /// <summary>The private key's whole text.</summary>
    public string PrivateKey => System.IO.File.ReadAllText(File);

    /// <summary>Makes a new pair with <c>ssh-keygen</c>.</summary>
    /// <param name="file">Where to; the public key lies beside it, as <c>.pub</c>.</param>
    /// <param name="type">Such as <c>ed25519</c>, <c>ecdsa</c> or <c>rsa</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The pair.</returns>
    public static async Task<SshKeyPair> MakeAsync(string file, string type, CancellationToken cancellationToken)
    {
        await OpenSshPrograms.RunAsync("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", "postvogn-sandbox", "-f", file], cancellationToken);
        return new SshKeyPair(file, (await System.IO.File.ReadAllTextAsync($"{file}.pub", cancellationToken)).Trim());
    }

    /// <summary>Shows the public key alone.</summary>
    /// <returns>The public key.</returns>
    public override string ToString() => PublicKey;
}
