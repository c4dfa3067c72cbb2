using Azure.Security.KeyVault.Secrets;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>One thing that is kept in the vault.</summary>
internal abstract class VaultEntry
{
    /// <summary>Reads it and, if there is a new version that is good, puts that in use; true when the vault's newest is in use. What fails
    /// is logged and changes nothing.</summary>
    public abstract Task<bool> RefreshAsync(VaultReader vault, CancellationToken cancellationToken);
}

/// <summary>The newest version of what is kept, not opened yet: its name in the vault, what is told of it when it comes into use (goes on
/// after that), and what opens and checks it, by <see cref="CertificateException"/> or <see cref="VaultException"/> if need be.</summary>
internal sealed record VaultVersion<T>(string Version, string About, Func<CancellationToken, Task<T>> OpenAsync);

/// <summary>One thing that is kept in the vault, and its newest good version.</summary>
internal sealed partial class VaultEntry<T>(
    string name, Func<VaultReader, CancellationToken, Task<VaultVersion<T>>> newestAsync, ILogger log) : VaultEntry
    where T : class
{
    private string? version;

    public VaultEntry(string secret, Func<KeyVaultSecret, T> open, ILogger log)
        : this(secret, (vault, cancellationToken) => NewestAsync(vault, secret, open, cancellationToken), log)
    {
    }

    public Live<T> Value { get; } = new();

    public override async Task<bool> RefreshAsync(VaultReader vault, CancellationToken cancellationToken)
    {
        try
        {
            var newest = await newestAsync(vault, cancellationToken);
            if (Value.Current is not null && newest.Version == version) return true;
            Value.Set(await newest.OpenAsync(cancellationToken));
            version = newest.Version;
            InUse(log, name, vault.Address, version, newest.About);
            return true;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(vault.Address, fault is VaultException or CertificateException ? fault.Message :
                $"cannot be opened: {fault.GetType().Name}.");
            return false;
        }
    }

    private static async Task<VaultVersion<T>> NewestAsync(
        VaultReader vault, string secret, Func<KeyVaultSecret, T> open, CancellationToken cancellationToken)
    {
        var newest = await vault.SecretAsync(secret, version: null, cancellationToken);
        return new VaultVersion<T>(newest.Properties.Version, "", _ => Task.FromResult(open(newest)));
    }

    private void Tell(Uri vault, string reason)
    {
        if (Value.Current is null) NothingToUse(log, name, vault, reason);
        else LastGoodStays(log, name, vault, reason, version);
    }

    [LoggerMessage(
        EventId = 914,
        Level = LogLevel.Error,
        Message = "{Secret} of {Vault} {Reason} There is none to use: whatever needs it waits, and it is tried again")]
    private static partial void NothingToUse(ILogger log, string secret, Uri vault, string reason);

    [LoggerMessage(
        EventId = 915, Level = LogLevel.Error, Message = "{Secret} of {Vault} {Reason} Version {Version}, read before, stays in use")]
    private static partial void LastGoodStays(ILogger log, string secret, Uri vault, string reason, string? version);

    [LoggerMessage(EventId = 916, Level = LogLevel.Information, Message = "{Secret} of {Vault}: version {Version} is in use{About}")]
    private static partial void InUse(ILogger log, string secret, Uri vault, string? version, string about);
}
