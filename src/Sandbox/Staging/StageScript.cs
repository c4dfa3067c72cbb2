namespace Postvogn.Sandbox.Staging;

/// <summary>What the sandbox has set up and the app must know.</summary>
internal sealed record StageScript
{
    /// <summary>The folders.</summary>
    public required StageFolders Folders { get; init; }

    /// <summary>Where the stand-in for Digital Post listens.</summary>
    public required Uri DigitalPost { get; init; }

    /// <summary>The sandbox's own certificate authority: a PEM file.</summary>
    public required string TrustedRoots { get; init; }

    /// <summary>The SHA-256 thumbprint of the certificate with which the stand-in for Digital Post calls the app.</summary>
    public required string PushThumbprint { get; init; }

    /// <summary>The systems that the app acts as.</summary>
    public required IReadOnlyList<SystemIdentity> Identities { get; init; }
}

/// <summary>What a system proves itself with (TI 2.6.1).</summary>
/// <param name="System">The system.</param>
/// <param name="ApiKey">The value of its Authorization header.</param>
/// <param name="CertificatePath">Its client certificate with the private key: a PFX file.</param>
/// <param name="CertificatePassword">The PFX file's password.</param>
internal sealed record SystemIdentity(MailSystem System, string ApiKey, string CertificatePath, string CertificatePassword);
