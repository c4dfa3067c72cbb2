using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

internal sealed record StageScript
{
    public required Cast Cast { get; init; }

    public required StageFolders Folders { get; init; }

    public required ISandboxStore Store { get; init; }

    public required string Queues { get; init; }

    public required Uri DigitalPost { get; init; }

    public required string TrustedRoots { get; init; }

    public required string PushThumbprint { get; init; }

    /// <summary>Known beforehand only when <see cref="Sftp"/> is there.</summary>
    public required Uri App { get; init; }

    public SftpStage? Sftp { get; init; }

    public required string CertificatePassword { get; init; }
}
