using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Tells the system that left a drop what is refused of it, and keeps the drop for a person under <c>refused/</c>.</summary>
internal sealed class RefusedDrops(IBlobStore store, LetterRecords letters, PostvognSettings settings, StepTrail trail, TimeProvider clock)
{
    // What is longer cannot be copied within the time that a function has. It was refused unread, and stays.
    private const long LongestKept = 20_000_000_000;

    /// <summary>The whole drop, of one version or of whichever lies there. False: it must not be removed, as it could not be
    /// kept.</summary>
    public async Task<bool> RefuseAsync(
        DropName name, string? version, DropException refusal, CancellationToken cancellationToken)
    {
        while (true)
        {
            var told = await letters.FindOutcomeAsync(name.FullName, null, cancellationToken);
            var kept = await KeepAsideAsync(name, version, cancellationToken);
            // Another drop by now: it has its own end, and this one's must not be told over it.
            if (kept == Kept.Gone) return true;
            if (!await TellAsync(name, null, refusal.MessageUuid, refusal.Findings, told, cancellationToken)) continue;
            await trail.SecureAsync();
            return kept == Kept.Aside;
        }
    }

    /// <summary>Letters of an archive whose others are accepted.</summary>
    public async Task RefuseLettersAsync(
        DropName name, string version, IEnumerable<Guid> accepted, IReadOnlyList<JudgedLetter> refused, CancellationToken cancellationToken)
    {
        var used = accepted.ToHashSet();
        foreach (var letter in refused)
        {
            var outcome = letter.MessageUuid is { } uuid && used.Add(uuid) ? $"{uuid:D}" : $"entry-{letter.Number}";
            Stored<Outcome>? told;
            do told = await letters.FindOutcomeAsync(name.FullName, outcome, cancellationToken);
            while (!await TellAsync(name, outcome, letter.MessageUuid, letter.Findings, told, cancellationToken));
        }

        await KeepAsideAsync(name, version, cancellationToken);
    }

    // False: somebody else has told meanwhile.
    private async Task<bool> TellAsync(
        DropName name, string? letterOfArchive, Guid? messageUuid, IReadOnlyList<Finding> findings, Stored<Outcome>? told,
        CancellationToken cancellationToken)
    {
        var outcome = new Outcome
        {
            Drop = name.FullName,
            MessageUuid = messageUuid,
            State = LetterStatus.Rejected,
            By = "Postvogn",
            Code = findings[0].Code,
            Message = findings[0].Message,
            Findings = findings,
            At = clock.GetUtcNow(),
        };
        if (!await letters.TryTellAsync(outcome, letterOfArchive, told, cancellationToken)) return false;
        if (messageUuid is { } letter) await letters.NoteRefusalAsync(letter, outcome, cancellationToken);
        if (!SaysTheSame(told?.Value, outcome))
            LetterCounts.Settled(settings.Sources.GetValueOrDefault(name.Source)?.System ?? "unknown", outcome);
        trail.Reached(Step.RefuseDrop, name.FullName, messageUuid is { } uuid ? [uuid] : null);
        return true;
    }

    // Whether a refusal was told before: then this is a step that is repeated.
    private static bool SaysTheSame(Outcome? told, Outcome now) =>
        told is not null && told.State == now.State && told.MessageUuid == now.MessageUuid && told.Findings.SequenceEqual(now.Findings);

    private async Task<Kept> KeepAsideAsync(DropName name, string? version, CancellationToken cancellationToken)
    {
        try
        {
            await using var blob = await store.OpenAsync(Places.Drop(name.FullName), cancellationToken);
            if (blob is null || (version is not null && blob.ETag != version)) return Kept.Gone;
            if (blob.Length > LongestKept) return Kept.Not;
            var place = Places.Refused(name.FullName);
            await store.PutAsync(place, (stream, cancel) => blob.Stream.CopyToAsync(stream, cancel), BlobCondition.None, cancellationToken);
            return Kept.Aside;
        }
        catch (Exception fault) when (DropTry.IsOfDrop(fault, cancellationToken))
        {
            return Kept.Not;
        }
    }

    private enum Kept
    {
        Aside,
        Gone,
        Not,
    }
}
