namespace Postvogn.Sandbox.Sftp;

/// <summary>What a server is started with.</summary>
internal sealed record OpenSshServerOptions
{
    /// <summary>
    /// What a file may grow to, in blocks of 512 bytes: to SFTP a full disk looks the same. Null (the default): any size.
    /// </summary>
    public int? LargestFile { get; init; }

    /// <summary>The type of its own key and the rooms': <c>ed25519</c> (the default), <c>ecdsa</c> or <c>rsa</c>.</summary>
    public string KeyType { get; init; } = "ed25519";
}
