using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sending;

/// <summary>Takes the letters of an inspected drop over: after it, they stand on their own and the drop can go.</summary>
internal sealed class LetterIntake(IBlobStore store, DropReaders readers, LetterRecords letters, PostvognSettings settings, StepTrail trail, TimeProvider clock)
{
    /// <summary>Fixes the messageUUIDs of a drop for good: a repeated reading gets the same ones.</summary>
    public async Task<IReadOnlyList<Guid>> KeepMessageUuidsAsync(DropName drop, DropInspection inspection, CancellationToken cancellationToken)
    {
        var place = Places.Accepted(drop.FullName, inspection.Fingerprint);
        var found = new AcceptedDrop([.. inspection.Letters.Select(letter => letter.MessageUuid ?? Guid.Empty)]);
        if (await store.WriteAsync(place, found, SendingJson.Default.AcceptedDrop, BlobCondition.IfAbsent, cancellationToken) is null)
            found = (await store.ReadAsync(place, SendingJson.Default.AcceptedDrop, cancellationToken))!.Value;
        trail.Reached(Step.KeepMessageUuids, drop.FullName);
        return found.MessageUuids;
    }

    /// <summary>Takes over each valid letter of the drop.</summary>
    /// <returns>For each letter of the drop its state, or null: its messageUUID belongs to another letter, or it is not valid.</returns>
    public async Task<IReadOnlyList<Letter?>> TakeAsync(OpenDrop drop, DropInspection inspection, IReadOnlyList<Guid> messageUuids, CancellationToken cancellationToken)
    {
        if (drop.ETag != inspection.ETag) throw new IOException($"The drop {drop.Name.FullName} was replaced while it was read; it is read again.");
        var taken = new List<Letter?>();
        await foreach (var letter in readers.ReadAsync(drop, messageUuids[0], cancellationToken))
        {
            var inspected = inspection.Letters[taken.Count];
            taken.Add(inspected.IsValid ? await TakeAsync(NewLetter(drop.Name, inspection, inspected, messageUuids[taken.Count]), letter.Memo, cancellationToken) : null);
        }

        return taken;
    }

    private async Task<Letter?> TakeAsync(Letter letter, Stream memo, CancellationToken cancellationToken)
    {
        var claimed = await letters.ClaimMessageUuidAsync(letter, cancellationToken);
        if (!claimed.Value.CameFrom(letter.Drop, letter.Fingerprint)) return null;
        if (claimed.Value.Status != LetterStatus.Accepting) return claimed.Value;

        using var span = LetterTrace.Start("AcceptLetter", letter.MessageUuid);
        span?.SetTag(SpanTags.System, letter.System);
        // The messageUUID is ours, so whatever lies there is an earlier try of this very letter.
        await store.PutAsync(Places.Memo(letter.MessageUuid), (stream, cancel) => memo.CopyToAsync(stream, cancel), BlobCondition.None, cancellationToken);
        trail.Reached(Step.StoreMemo, letter.MessageUuid);
        var accepted = await letters.TryAcceptAsync(claimed, cancellationToken);
        if (accepted is not null) LetterCounts.Accepted(letter.System);
        trail.Reached(Step.AcceptLetter, letter.MessageUuid);
        return accepted?.Value ?? (await letters.FindAsync(letter.MessageUuid, cancellationToken))?.Value;
    }

    private Letter NewLetter(DropName drop, DropInspection inspection, InspectedLetter inspected, Guid messageUuid)
    {
        var now = clock.GetUtcNow();
        return new Letter
        {
            MessageUuid = messageUuid,
            Drop = drop.FullName,
            Fingerprint = inspection.Fingerprint,
            FromArchive = drop.Kind == DropKind.Archive,
            System = settings.Sources[drop.Source],
            Urgent = inspected.Urgent,
            Length = inspected.Length,
            Status = LetterStatus.Accepting,
            AcceptedAt = now,
            ChangedAt = now,
        };
    }
}
