using Azure.Security.KeyVault.Secrets;
using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>The API keys of the systems: from the settings, or secrets of the key vault.</summary>
internal sealed class ApiKeys
{
    private readonly Dictionary<string, Live<ApiKey>> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<VaultEntry> entries = [];

    public ApiKeys(PostvognSettings settings, ILogger<ApiKeys> log)
    {
        foreach (var system in settings.Systems.Values.Where(system => system.CallsRest))
            keys[system.Name] = system.ApiKey is { } key ? new Live<ApiKey>(key) : OfVault(system, log);
    }

    public IEnumerable<VaultEntry> Entries => entries;

    /// <summary>The key of a system: perhaps not there yet, perhaps replaced later.</summary>
    public Live<ApiKey> Get(string system) => keys[system];

    private Live<ApiKey> OfVault(SystemSettings system, ILogger log)
    {
        var entry = new VaultEntry<ApiKey>(system.ApiKeySecret!, secret => Open(secret, system), log);
        entries.Add(entry);
        return entry.Value;
    }

    private static ApiKey Open(KeyVaultSecret secret, SystemSettings system)
    {
        if (!ApiKey.TryParse(secret.Value, out var key))
            throw new VaultException("is no API key. Store it as Administrative Access shows it (Basic …).");
        return key.SystemId == system.Id
            ? key
            : throw new VaultException(
                $"is the API key of system {key.SystemId}, but the Id of system {system.Name} is {system.Id}. Store the key of " +
                "that system.");
    }
}
