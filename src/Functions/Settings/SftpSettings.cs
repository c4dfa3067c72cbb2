using Postvogn.DigitalPost;

namespace Postvogn.Functions.Settings;

/// <summary>The same for all systems. Any of the host keys may be shown; there are two during a change.</summary>
internal sealed record SftpServerSettings(string Host, int Port, IReadOnlyList<SftpHostKey> HostKeys);

/// <summary>"SSH brugernavn" in Administrative Access; the private key is read at start from a file, or in the vault's secret.</summary>
internal sealed record SftpLoginSettings(string User, SftpPrivateKey? PrivateKey, string? PrivateKeySecret);
