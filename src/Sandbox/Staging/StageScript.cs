using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

/// <summary>What the sandbox has set up and the app must know.</summary>
internal sealed record StageScript
{
    /// <summary>Who plays.</summary>
    public required Cast Cast { get; init; }

    /// <summary>The folders.</summary>
    public required StageFolders Folders { get; init; }

    /// <summary>The store.</summary>
    public required ISandboxStore Store { get; init; }

    /// <summary>The connection string of the queues that hints travel by.</summary>
    public required string Queues { get; init; }

    /// <summary>Where the stand-in for Digital Post listens.</summary>
    public required Uri DigitalPost { get; init; }

    /// <summary>The sandbox's own certificate authority: a PEM file.</summary>
    public required string TrustedRoots { get; init; }

    /// <summary>The SHA-256 thumbprint of the certificate with which the stand-in for Digital Post calls the app.</summary>
    public required string PushThumbprint { get; init; }

    /// <summary>Where the app will be called; known beforehand only when <see cref="Sftp"/> is there.</summary>
    public required Uri App { get; init; }

    /// <summary>Digital Post's SFTP server; null when there is none on this stage.</summary>
    public SftpStage? Sftp { get; init; }

    /// <summary>The password of the systems' PFX files.</summary>
    public required string CertificatePassword { get; init; }
}
