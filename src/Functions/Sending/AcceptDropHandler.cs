using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>The function AcceptDrop: one message of the queue <c>drops</c>, the event of a blob in the container <c>drop</c>.</summary>
internal sealed class AcceptDropHandler(DropReaders readers, DropInspector inspector, LetterIntake intake, Refusals refusals, IBlobStore store, IHints hints, PostvognSettings settings, StepTrail trail)
{
    /// <summary>Reads the drop, checks every rule, gives each letter its messageUUID for good, stores it and hints that it waits; or
    /// says what is wrong with it. A drop that is gone was taken over before.</summary>
    public async Task RunAsync(string blobEvent, CancellationToken cancellationToken)
    {
        if (DropName.From(BlobEvent.PathOf(blobEvent).Name) is not { } name) return;
        try
        {
            if (await InspectAsync(name, cancellationToken) is not { } inspection) return;
            await TakeOverAsync(name, inspection, cancellationToken);
        }
        catch (DropException refusal)
        {
            await refusals.TellAsync(name, null, null, refusal.Findings, cancellationToken);
            await refusals.KeepAsideAsync(name, cancellationToken);
            await trail.SecureAsync();
        }

        await store.DeleteAsync(Places.Drop(name.FullName), cancellationToken);
        trail.Reached(Step.RemoveDrop, name.FullName);
    }

    private async Task<DropInspection?> InspectAsync(DropName name, CancellationToken cancellationToken)
    {
        await using var drop = await readers.OpenAsync(name, cancellationToken);
        if (drop is null) return null;
        if (!settings.Sources.ContainsKey(name.Source))
            throw DropException.Because("source.unknown", "/", "No system is configured to send what this source drops.", "Ask operations to set Postvogn__Sources__{source}__System, or drop into the folder of a source that is known.");
        var inspection = await inspector.InspectAsync(drop, cancellationToken);
        trail.Reached(Step.ReadDrop, name.FullName);
        return inspection;
    }

    private async Task TakeOverAsync(DropName name, DropInspection inspection, CancellationToken cancellationToken)
    {
        if (name.Kind != DropKind.Archive && !inspection.Letters[0].IsValid) throw new DropException(FindingsOf(inspection.Letters[0]));
        var messageUuids = await intake.KeepMessageUuidsAsync(name, inspection, cancellationToken);
        await using var drop = await readers.OpenAsync(name, cancellationToken);
        if (drop is null) return;
        var letters = await intake.TakeAsync(drop, inspection, messageUuids, cancellationToken);
        await TellRefusedAsync(name, inspection, letters, cancellationToken);
        await HintAsync([.. letters.OfType<Letter>().Where(letter => letter.Status == LetterStatus.Accepted)], cancellationToken);
    }

    /// <summary>An urgent letter goes alone and at once; for the others, the system's composer is woken a little later, so that letters that
    /// come one by one are sent together.</summary>
    private async Task HintAsync(IReadOnlyList<Letter> accepted, CancellationToken cancellationToken)
    {
        foreach (var letter in accepted.Where(letter => letter.Urgent))
            await hints.SendAsync(HintQueues.Urgent, letter.MessageUuid.ToString("D"), cancellationToken);
        foreach (var system in accepted.Where(letter => !letter.Urgent).Select(letter => letter.System).Distinct(StringComparer.Ordinal))
            await hints.SendAsync(HintQueues.Outbound, system, settings.Timing.BatchWait, cancellationToken);
    }

    private async Task TellRefusedAsync(DropName name, DropInspection inspection, IReadOnlyList<Letter?> letters, CancellationToken cancellationToken)
    {
        var told = new HashSet<Guid>(letters.OfType<Letter>().Select(letter => letter.MessageUuid));
        for (var i = 0; i < letters.Count; i++)
        {
            if (letters[i] is not null) continue;
            var findings = inspection.Letters[i].IsValid ? [UsedMessageUuid.Finding] : FindingsOf(inspection.Letters[i]);
            if (name.Kind != DropKind.Archive) throw new DropException(findings);
            var messageUuid = inspection.Letters[i].MessageUuid;
            var itsOwn = messageUuid is { } uuid && told.Add(uuid);
            await refusals.TellAsync(name, itsOwn ? $"{messageUuid:D}" : $"entry-{i + 1}", messageUuid, findings, cancellationToken);
        }

        if (letters.Contains(null)) await refusals.KeepAsideAsync(name, cancellationToken);
    }

    private static IReadOnlyList<Finding> FindingsOf(InspectedLetter letter) =>
        letter.Findings.Count > 0 ? letter.Findings : [DropException.Because("memo.invalid", "/", "The message has no messageUUID that can be read.", "Give it a UUID of version 4.").Findings[0]];
}
