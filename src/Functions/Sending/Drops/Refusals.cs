using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Tells the system that left a drop why it, or a letter of it, was refused, and keeps the drop aside.</summary>
internal sealed class Refusals(IBlobStore store, LetterRecords letters, PostvognSettings settings, StepTrail trail, TimeProvider clock)
{
    /// <summary>Writes the outcome of a refused drop (<paramref name="letterOfArchive"/> is null), or of one refused letter of an archive.</summary>
    public async Task TellAsync(DropName drop, string? letterOfArchive, Guid? messageUuid, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var outcome = new Outcome
        {
            Drop = drop.FullName,
            MessageUuid = messageUuid,
            State = LetterStatus.Rejected,
            By = "Postvogn",
            Code = findings[0].Code,
            Message = findings[0].Message,
            Findings = findings,
            At = clock.GetUtcNow(),
        };
        var told = await letters.FindOutcomeAsync(outcome.Drop, letterOfArchive, cancellationToken);
        await letters.WriteOutcomeAsync(outcome, letterOfArchive, cancellationToken);
        if (!SaysTheSame(told, outcome)) LetterCounts.Settled(settings.Sources.GetValueOrDefault(drop.Source, "unknown"), outcome);
        trail.Reached(Step.RefuseDrop, drop.FullName, messageUuid is { } uuid ? [uuid] : null);
    }

    /// <summary>Whether a refusal was told before: then this is a step that is repeated.</summary>
    private static bool SaysTheSame(Outcome? told, Outcome now) =>
        told is not null && told.State == now.State && told.MessageUuid == now.MessageUuid && told.Findings.SequenceEqual(now.Findings);

    /// <summary>Copies a drop to <c>refused/</c>, where a person finds it.</summary>
    public async Task KeepAsideAsync(DropName drop, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(Places.Drop(drop.FullName), cancellationToken);
        if (blob is null) return;
        await store.PutAsync(Places.Refused(drop.FullName), (stream, cancel) => blob.Stream.CopyToAsync(stream, cancel), BlobCondition.None, cancellationToken);
    }
}
