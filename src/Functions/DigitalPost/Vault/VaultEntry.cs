using Azure.Security.KeyVault.Secrets;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>One thing that is kept in the vault.</summary>
internal abstract class VaultEntry
{
    /// <summary>Reads it and, if there is a new version that is good, puts that in use. What fails is logged and changes nothing.</summary>
    /// <returns>Whether what is in use is the vault's newest version.</returns>
    public abstract Task<bool> RefreshAsync(VaultSecrets vault, CancellationToken cancellationToken);
}

/// <summary>One thing that is kept in the vault, and its newest good version.</summary>
/// <param name="secret">The name of the secret.</param>
/// <param name="open">Opens and checks a version; throws <see cref="CertificateException"/> or <see cref="VaultException"/> with what is
/// wrong with it.</param>
/// <param name="log">Where it is told.</param>
internal sealed partial class VaultEntry<T>(string secret, Func<KeyVaultSecret, T> open, ILogger log) : VaultEntry
    where T : class
{
    private string? version;

    /// <summary>What is in use.</summary>
    public Live<T> Value { get; } = new();

    /// <inheritdoc/>
    public override async Task<bool> RefreshAsync(VaultSecrets vault, CancellationToken cancellationToken)
    {
        try
        {
            var read = await vault.ReadAsync(secret, cancellationToken);
            if (Value.Current is not null && read.Properties.Version == version) return true;
            Value.Set(open(read));
            version = read.Properties.Version;
            InUse(log, secret, vault.Address, version);
            return true;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(vault.Address, fault is VaultException or CertificateException ? fault.Message : $"cannot be opened: {fault.GetType().Name}.");
            return false;
        }
    }

    private void Tell(Uri vault, string reason)
    {
        if (Value.Current is null) NothingToUse(log, secret, vault, reason);
        else LastGoodStays(log, secret, vault, reason, version);
    }

    [LoggerMessage(EventId = 914, Level = LogLevel.Error, Message = "{Secret} of {Vault} {Reason} There is none to use: whatever needs it waits, and it is tried again")]
    private static partial void NothingToUse(ILogger log, string secret, Uri vault, string reason);

    [LoggerMessage(EventId = 915, Level = LogLevel.Error, Message = "{Secret} of {Vault} {Reason} Version {Version}, read before, stays in use")]
    private static partial void LastGoodStays(ILogger log, string secret, Uri vault, string reason, string? version);

    [LoggerMessage(EventId = 916, Level = LogLevel.Information, Message = "{Secret} of {Vault}: version {Version} is in use")]
    private static partial void InUse(ILogger log, string secret, Uri vault, string? version);
}
