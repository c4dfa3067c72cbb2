using System.Runtime.CompilerServices;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Receipts;

internal sealed class OverdueLetters(
    IBlobStore store, LetterRecords letters, TransmissionRecords transmissions, PostvognSettings settings, TimeProvider clock)
{
    public async IAsyncEnumerable<ChasedLetter> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var marker in store.ListAsync(Places.Open, Places.OpenLettersPrefix, cancellationToken))
        {
            if (marker.LastModified <= Latest()
                && Guid.TryParse(marker.Path.Name[Places.OpenLettersPrefix.Length..], out var messageUuid)
                && await FindAsync(messageUuid, cancellationToken) is { } overdue)
                yield return overdue;
        }
    }

    private async Task<ChasedLetter?> FindAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var found = await letters.FindAsync(messageUuid, cancellationToken);
        if (found is not { Value: { Status: LetterStatus.Claimed, Transmission: { } id } letter }) return null;
        if (await transmissions.FindAsync(id, cancellationToken) is not { Value: var transmission }) return null;
        return transmission.IsSettled() && transmission.ChangedAt <= Latest()
            && transmission.Members.Contains(messageUuid) ? new(letter, transmission) : null;
    }

    private DateTimeOffset Latest() => clock.GetUtcNow() - settings.Timing.ChaseAfter;
}

/// <summary>Its POST is over, its receipt long in coming, its transmission settled.</summary>
internal sealed record ChasedLetter(Letter Letter, Transmission Transmission);
