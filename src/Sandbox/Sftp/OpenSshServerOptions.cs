namespace Postvogn.Sandbox.Sftp;

internal sealed record OpenSshServerOptions
{
    /// <summary>In blocks of 512 bytes: to SFTP a full disk looks the same.</summary>
    public int? LargestFile { get; init; }

    /// <summary><c>ed25519</c>, <c>ecdsa</c> or <c>rsa</c>.</summary>
    public string KeyType { get; init; } = "ed25519";
}
