using Postvogn.DigitalPost;

namespace Postvogn.Functions.Settings;

/// <summary>The same for all systems. It may show any of the host keys; there are two during a change.</summary>
internal sealed record SftpServerSettings(string Host, int Port, IReadOnlyList<SftpHostKey> HostKeys);

/// <summary>A system's "SSH brugernavn" in Administrative Access, and its private key: read at start from a file, or in the vault's
/// secret.</summary>
internal sealed record SftpLoginSettings(string User, SftpPrivateKey? PrivateKey, string? PrivateKeySecret);
