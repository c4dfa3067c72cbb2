using Postvogn.Functions.CustomHandler;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sweeping;

/// <summary>Looks at the letters that are open.</summary>
public sealed class OpenLetters(IBlobStore store, Letters letters, Transmissions transmissions, Composer composer, PostvognSettings settings, TimeProvider clock)
{
    /// <summary>Hints at every open letter that stands still, and mends what an ended process left halfway.</summary>
    public async Task<OpenLettersFound> HintAsync(TriggerResult result, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (open, oldest, outstanding) = (0, now, 0);
        await foreach (var marker in store.ListAsync(Places.Open, Places.OpenLettersPrefix, cancellationToken))
        {
            open++;
            if (marker.LastModified < oldest) oldest = marker.LastModified;
            if (marker.LastModified > now - settings.Timing.SweepAfter) continue;
            if (!Guid.TryParse(marker.Path.Name[Places.OpenLettersPrefix.Length..], out var messageUuid)) continue;
            var stored = await letters.FindAsync(messageUuid, cancellationToken);
            if (stored is null) await Orphans.RemoveAsync(store, marker, settings, clock, cancellationToken);
            else if (stored.Value.ChangedAt <= now - settings.Timing.SweepAfter && await HintAsync(stored.Value, result, cancellationToken)) outstanding++;
        }

        return new OpenLettersFound(open, now - oldest, outstanding);
    }

    /// <summary>Hints at a letter; true if it was sent and its receipt is long in coming.</summary>
    private async Task<bool> HintAsync(Letter letter, TriggerResult result, CancellationToken cancellationToken)
    {
        switch (letter.Status)
        {
            case LetterStatus.Accepting:
                // Its drop is still there and is hinted at itself.
                break;
            case LetterStatus.Accepted:
                result.Hint(letter.Urgent ? "urgent" : "outbound", letter.MessageUuid.ToString("D"));
                break;
            case LetterStatus.Claimed:
                return await HintClaimedAsync(letter, cancellationToken);
            default:
                await letters.CloseAsync(letter, cancellationToken);
                break;
        }

        return false;
    }

    /// <summary>A claimed letter waits for its transmission, so that one must be open for as long as its POST is.</summary>
    private async Task<bool> HintClaimedAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.Transmission is not { } id || await transmissions.FindAsync(id, cancellationToken) is not { } stored) return false;
        await composer.ReleaseAsync(letter.MessageUuid, stored.Value, cancellationToken);
        if (!stored.Value.IsSettled()) await store.MarkAsync(Places.OpenTransmission(id), cancellationToken);
        return stored.Value.IsSettled() && stored.Value.ChangedAt <= clock.GetUtcNow() - settings.Timing.SweepAfter;
    }
}
