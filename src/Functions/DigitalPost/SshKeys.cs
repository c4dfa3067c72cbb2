using Azure.Security.KeyVault.Secrets;
using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>The private keys with which systems enter the SFTP server: from files, or secrets of the key vault.</summary>
internal sealed class SshKeys
{
    private readonly Dictionary<string, Live<SftpPrivateKey>> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<VaultEntry> entries = [];

    public SshKeys(PostvognSettings settings, ILogger<SshKeys> log)
    {
        foreach (var system in settings.Systems.Values)
        {
            if (system.Sftp is { } login)
                keys[system.Name] = login.PrivateKey is { } key ? new Live<SftpPrivateKey>(key) : OfVault(login.PrivateKeySecret!, log);
        }
    }

    public IEnumerable<VaultEntry> Entries => entries;

    /// <summary>The key of a system: perhaps not there yet, perhaps replaced later.</summary>
    public Live<SftpPrivateKey> Get(string system) => keys[system];

    private Live<SftpPrivateKey> OfVault(string name, ILogger log)
    {
        var entry = new VaultEntry<SftpPrivateKey>(name, Open, log);
        entries.Add(entry);
        return entry.Value;
    }

    private static SftpPrivateKey Open(KeyVaultSecret secret) =>
        SftpPrivateKey.TryParse(secret.Value, out var key, out var fault) ? key : throw new VaultException(
            $"is no usable SSH key. {fault}");
}
