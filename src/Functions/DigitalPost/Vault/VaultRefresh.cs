using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Reads everything that is kept in the vault: at start, until it is there; then on a timer, and when somebody asks.</summary>
internal sealed class VaultRefresh(
    VaultReader vault, VaultCertificates certificates, ApiKeys keys, SshKeys sshKeys, KeyVaultSettings settings, RefreshSignal asked,
    Random random)
    : BackgroundService
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);
    private readonly IReadOnlyList<VaultEntry> entries = [.. certificates.Entries, .. keys.Entries, .. sshKeys.Entries];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (true)
        {
            var current = await Task.WhenAll(entries.Select(entry => entry.RefreshAsync(vault, stoppingToken)));
            failures = current.All(good => good) ? 0 : failures + 1;
            await asked.WaitAsync(failures == 0 ? settings.RefreshEvery : DelayAfter(failures), stoppingToken);
        }
    }

    // 1, 2, 4 … seconds, at most five minutes, and never longer than the usual refresh; spread, since every instance does the same.
    private TimeSpan DelayAfter(int failures)
    {
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures - 1, 10)));
        var shortest = TimeSpan.FromTicks(Math.Min(delay.Ticks, Math.Min(LongestDelay.Ticks, settings.RefreshEvery.Ticks)));
        return Jitter.Over(shortest, random.NextDouble());
    }
}
