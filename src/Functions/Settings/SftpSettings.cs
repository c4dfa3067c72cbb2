using Postvogn.DigitalPost;

namespace Postvogn.Functions.Settings;

/// <summary>Digital Post's SFTP server, the same for all systems (<c>Postvogn__Sftp__…</c>).</summary>
/// <param name="Host">Its name (<c>__Host</c>), for example <c>sftp.digitalpost.dk</c>.</param>
/// <param name="Port">Its port (<c>__Port</c>, default 22).</param>
/// <param name="HostKeys">The public keys that it may show (<c>__HostKeys</c>); two during a change.</param>
internal sealed record SftpServerSettings(string Host, int Port, IReadOnlyList<SftpHostKey> HostKeys);

/// <summary>How one system enters the SFTP server (<c>Postvogn__Systems__{name}__Sftp__…</c>).</summary>
/// <param name="User">Its "SSH brugernavn" in Administrative Access (<c>__User</c>).</param>
/// <param name="PrivateKey">Its private key, read at start from the file <c>__PrivateKeyFile</c>; null when it is in the vault.</param>
/// <param name="PrivateKeySecret">
/// The name of the vault's secret that holds it (<c>__PrivateKeySecret</c>); null when it is in a file.
/// </param>
internal sealed record SftpLoginSettings(string User, SftpPrivateKey? PrivateKey, string? PrivateKeySecret);
