using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Operations;

internal sealed class OpenMarkers(
    IBlobStore store, LetterRecords letters, TransmissionRecords transmissions, Composer composer, IHints hints, PostvognSettings settings,
    TimeProvider clock)
{
    // In how many times the usual standstill a marker is an orphan: the process was ended between it and its letter or transmission.
    // Whoever was ended is tried again long before, and marks anew.
    private const int OrphanPatience = 6;

    // infra-bicep/types/operation.bicep keeps what was sent for at least 30 days.
    private static readonly TimeSpan ShorterThanRetention = TimeSpan.FromDays(14);

    // Mends too what an ended process left halfway. Outstanding: sent, and without a final receipt for longer than Sweep waits.
    public async Task<(int Open, TimeSpan Oldest, int Outstanding)> HintLettersAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (open, oldest, outstanding) = (0, now, 0);
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var marker in store.ListAsync(Places.Open, Places.OpenLettersPrefix, cancellationToken))
        {
            open++;
            if (marker.LastModified < oldest) oldest = marker.LastModified;
            if (marker.LastModified > now - settings.Timing.SweepAfter) continue;
            if (!Guid.TryParse(marker.Path.Name[Places.OpenLettersPrefix.Length..], out var messageUuid)) continue;
            var stored = await letters.FindAsync(messageUuid, cancellationToken);
            if (stored is null) await RemoveOrphanAsync(marker, cancellationToken);
            else if (stored.Value.ChangedAt <= now - settings.Timing.SweepAfter
                && await HintAsync(stored.Value, waiting, cancellationToken)) outstanding++;
        }

        foreach (var system in waiting) await hints.SendAsync(HintQueues.Outbound, system, cancellationToken);
        return (open, now - oldest, outstanding);
    }

    // True if it was sent and its receipt is long in coming.
    private async Task<bool> HintAsync(Letter letter, HashSet<string> waiting, CancellationToken cancellationToken)
    {
        switch (letter.Status)
        {
            case LetterStatus.Accepting:
                // Its drop is still there and is hinted at itself; one that was replaced or given up meanwhile never comes again.
                if (IsOrphan(letter.ChangedAt) && !await IsThereAsync(letter.Drop, cancellationToken))
                    await letters.AbandonAsync(letter.MessageUuid, cancellationToken);
                break;
            case LetterStatus.Accepted:
                if (letter.Urgent) await hints.SendAsync(HintQueues.Urgent, letter.MessageUuid.ToString("D"), cancellationToken);
                else await letters.MarkWaitingAsync(letter, cancellationToken);
                if (!letter.Urgent) waiting.Add(letter.System);
                break;
            case LetterStatus.Claimed:
                return await HintClaimedAsync(letter, cancellationToken);
            default:
                await letters.CloseAsync(letter, cancellationToken);
                break;
        }

        return false;
    }

    // It waits for its transmission, so that one must be open for as long as its POST is. One without a record never was, and the letter
    // is given back; long after, it may have been, and retention took the record.
    private async Task<bool> HintClaimedAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.Transmission is not { } id) return false;
        var stored = await transmissions.FindAsync(id, cancellationToken);
        if (stored is null && letter.ChangedAt > clock.GetUtcNow() - ShorterThanRetention)
            stored = await transmissions.WriteOffAsync(id, letter.System, cancellationToken);
        if (stored is null) return false;
        await composer.ReleaseAsync(letter.MessageUuid, stored.Value, cancellationToken);
        if (!stored.Value.IsSettled()) await store.MarkAsync(Places.OpenTransmission(id), cancellationToken);
        return stored.Value.IsSettled() && stored.Value.ChangedAt <= clock.GetUtcNow() - settings.Timing.SweepAfter;
    }

    public async Task HintTransmissionsAsync(CancellationToken cancellationToken)
    {
        await foreach (var marker in store.ListAsync(Places.Open, Places.OpenTransmissionsPrefix, cancellationToken))
        {
            if (!Guid.TryParse(marker.Path.Name[Places.OpenTransmissionsPrefix.Length..], out var id)) continue;
            var stored = await transmissions.FindAsync(id, cancellationToken);
            if (stored is null) await RemoveOrphanAsync(marker, cancellationToken);
            else if (IsDue(stored.Value)) await hints.SendAsync(HintQueues.Transmissions, id.ToString("D"), cancellationToken);
        }
    }

    private bool IsDue(Transmission transmission)
    {
        var now = clock.GetUtcNow();
        return transmission.NotBefore is { } due && due > transmission.ChangedAt
            ? due <= now
            : transmission.ChangedAt <= now - settings.Timing.SweepAfter;
    }

    // Of drops that were replaced, and of those that stay because they cannot be removed: these are looked at again once a day.
    public async Task ForgetTriesAsync(CancellationToken cancellationToken)
    {
        await foreach (var tried in store.ListAsync(Places.Open, Places.OpenDropsPrefix, cancellationToken))
        {
            if (tried.LastModified <= clock.GetUtcNow() - TimeSpan.FromDays(1)) await DeleteAsync(tried, cancellationToken);
        }
    }

    private async Task<bool> IsThereAsync(string drop, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(Places.Drop(drop), cancellationToken);
        return blob is not null;
    }

    private async Task RemoveOrphanAsync(BlobEntry marker, CancellationToken cancellationToken)
    {
        if (IsOrphan(marker.LastModified)) await DeleteAsync(marker, cancellationToken);
    }

    private bool IsOrphan(DateTimeOffset changed) => changed <= clock.GetUtcNow() - (settings.Timing.SweepAfter * OrphanPatience);

    // Unless it was marked anew since it was listed.
    private async Task DeleteAsync(BlobEntry marker, CancellationToken cancellationToken) =>
        await store.DeleteAsync(marker.Path, BlobCondition.IfMatch(marker.ETag), cancellationToken);
}
