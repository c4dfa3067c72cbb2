namespace Postvogn.Sandbox.Sftp;

/// <summary>What a server is started with.</summary>
public sealed record OpenSshServerOptions
{
    /// <summary>What a file may grow to, in blocks of 512 bytes: to SFTP a full disk looks the same. Null (the default): any size.</summary>
    public int? LargestFile { get; init; }
}
