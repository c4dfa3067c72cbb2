namespace Postvogn.Sandbox.Sftp;

internal sealed record SshKeyPair(string File, string PublicKey)
{
    public string PrivateKey => System.IO.File.ReadAllText(File);

    public static async Task<SshKeyPair> MakeAsync(string file, string type, CancellationToken cancellationToken)
    {
        await OpenSshPrograms.RunAsync("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", "postvogn-sandbox", "-f", file], cancellationToken);
        return new SshKeyPair(file, (await System.IO.File.ReadAllTextAsync($"{file}.pub", cancellationToken)).Trim());
    }

    public override string ToString() => PublicKey;
}
