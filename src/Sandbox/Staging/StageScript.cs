using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

/// <summary>What the sandbox has set up and the app must know.</summary>
internal sealed record StageScript
{
    public required Cast Cast { get; init; }

    public required StageFolders Folders { get; init; }

    public required ISandboxStore Store { get; init; }

    /// <summary>The connection string of the queues that hints travel by.</summary>
    public required string Queues { get; init; }

    public required Uri DigitalPost { get; init; }

    /// <summary>The sandbox's own certificate authority: a PEM file.</summary>
    public required string TrustedRoots { get; init; }

    /// <summary>SHA-256, of the certificate with which Digital Post's stand-in calls the app.</summary>
    public required string PushThumbprint { get; init; }

    /// <summary>Known beforehand only when <see cref="Sftp"/> is there.</summary>
    public required Uri App { get; init; }

    public SftpStage? Sftp { get; init; }

    /// <summary>Of the systems' PFX files.</summary>
    public required string CertificatePassword { get; init; }
}
