using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>The function AcceptDrop: one message of the queue <c>drops</c>, the event of a blob in the container <c>drop</c>. A drop
/// becomes letters in these steps, each of which may be repeated (docs/adr/0004):
/// <list type="number">
/// <item>Read the drop whole and judge every letter in it; nothing is written before.</item>
/// <item>Keep the messageUUIDs that its letters have for good: a repeated reading gets the same ones.</item>
/// <item>Read it again, and for each letter that is valid claim its messageUUID,</item>
/// <item>store its MeMo, and</item>
/// <item>accept it: from now on it stands on its own.</item>
/// <item>Tell the system that left the drop of each letter that is refused, or of the whole drop, and keep it aside.</item>
/// <item>Remove the drop, once its letters are hinted at.</item>
/// </list></summary>
internal sealed class AcceptDropHandler(
    IBlobStore store, LetterRecords letters, IHints hints, PostvognSettings settings, StepTrail trail, TimeProvider clock, IIdSource ids)
{
    // How many packages' MeMos may lie on the disk at a time, in a process: an instance on Azure has 800 MB, a MeMo up to 100.
    private static readonly SemaphoreSlim Room = new(4, 4);

    public async Task RunAsync(string blobEvent, CancellationToken cancellationToken)
    {
        if (DropName.From(BlobEvent.PathOf(blobEvent, Places.Drops).Name) is not { } name) return;
        try
        {
            if (await JudgeAsync(name, cancellationToken) is not var (drop, version)) return;
            drop = await KeepMessageUuidsAsync(name, drop, cancellationToken);
            if (await TakeOverAsync(name, drop, version, cancellationToken) is not var (accepted, refused)) return;
            await RefuseAsync(name, accepted, refused, cancellationToken);
            await HintAsync(accepted, cancellationToken);
        }
        catch (DropException refusal)
        {
            await RefuseWholeAsync(name, refusal, cancellationToken);
        }

        await store.DeleteAsync(Places.Drop(name.FullName), cancellationToken);
        trail.Reached(Step.RemoveDrop, name.FullName);
    }

    // 1. What the drop holds, and its version; null when it is gone.
    private async Task<(JudgedDrop Drop, string Version)?> JudgeAsync(DropName name, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(Places.Drop(name.FullName), cancellationToken);
        if (blob is null) return null;
        if (!settings.Sources.ContainsKey(name.Source))
        {
            throw DropException.Because(
                "source.unknown", "/", "No system is configured to send what this source drops.",
                "Ask operations to set Postvogn__Sources__{source}__System, or drop into the folder of a source that is known.");
        }

        var drop = await ReaderOf(name, blob).JudgeAsync(ids.NewId, cancellationToken);
        trail.Reached(Step.ReadDrop, name.FullName);
        if (!name.Kind.IsArchive() && !drop.Letters[0].IsValid) throw drop.Letters[0].Refusal();
        return (drop, blob.ETag);
    }

    // 2.
    private async Task<JudgedDrop> KeepMessageUuidsAsync(DropName name, JudgedDrop drop, CancellationToken cancellationToken)
    {
        var place = Places.Accepted(name.FullName, drop.Fingerprint);
        var kept = new AcceptedDrop([.. drop.Letters.Select(letter => letter.MessageUuid ?? Guid.Empty)]);
        if (await store.WriteAsync(place, kept, SendingJson.Default.AcceptedDrop, BlobCondition.IfAbsent, cancellationToken) is null)
            kept = (await store.ReadAsync(place, SendingJson.Default.AcceptedDrop, cancellationToken))!.Value;
        trail.Reached(Step.KeepMessageUuids, name.FullName);
        return drop with { Letters = [.. drop.Letters.Zip(kept.MessageUuids, WithKept)] };
    }

    // A letter that was broken has none for good.
    private static JudgedLetter WithKept(JudgedLetter letter, Guid kept) =>
        letter.IsValid && kept != Guid.Empty ? letter with { MessageUuid = kept } : letter;

    // 3. to 5. The letters that stand on their own now, and those that are refused; null when the drop is gone.
    private async Task<(List<Letter> Accepted, List<JudgedLetter> Refused)?> TakeOverAsync(
        DropName name, JudgedDrop drop, string version, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(Places.Drop(name.FullName), cancellationToken);
        if (blob is null) return null;
        if (blob.ETag != version) throw Replaced(name);
        if (name.Kind == DropKind.Package) return await TakePackageAsync(name, drop, ReaderOf(name, blob), cancellationToken);
        var (accepted, refused, next) = (new List<Letter>(), new List<JudgedLetter>(), 0);
        await foreach (var letter in ReaderOf(name, blob).ReadAsync(i => drop.Letters[i].MessageUuid ?? Guid.Empty, cancellationToken))
        {
            var judged = drop.Letters[next++];
            if (judged.IsValid && await AcceptAsync(NewLetter(name, drop, judged), letter.Memo, cancellationToken) is { } taken)
                accepted.Add(taken);
            else
                refused.Add(judged.IsValid ? judged with { Findings = [JudgedLetter.UsedMessageUuid] } : judged);
        }

        return (accepted, refused);
    }

    // The files of a package are no part of its blob's version: nothing is claimed before they are known to be those that were judged.
    private async Task<(List<Letter> Accepted, List<JudgedLetter> Refused)> TakePackageAsync(
        DropName name, JudgedDrop drop, DropReader reader, CancellationToken cancellationToken)
    {
        var judged = drop.Letters[0];
        await Room.WaitAsync(cancellationToken);
        try
        {
            await using var memo = await reader.CopyPackageAsync(drop.Fingerprint, judged.MessageUuid!.Value, cancellationToken)
                ?? throw Replaced(name);
            return await AcceptAsync(NewLetter(name, drop, judged), memo.Slice(0, memo.Length), cancellationToken) is { } taken
                ? ([taken], [])
                : ([], [judged with { Findings = [JudgedLetter.UsedMessageUuid] }]);
        }
        finally
        {
            Room.Release();
        }
    }

    private static IOException Replaced(DropName name) =>
        new($"The drop {name.FullName} was replaced while it was read; it is read again.");

    private async Task<Letter?> AcceptAsync(Letter letter, Stream memo, CancellationToken cancellationToken)
    {
        // 3. Null: the messageUUID is another letter's.
        var claimed = await letters.ClaimMessageUuidAsync(letter, cancellationToken);
        if (!claimed.Value.CameFrom(letter.Drop, letter.Fingerprint)) return null;
        claimed = await letters.TakeAgainAsync(claimed, cancellationToken);
        if (claimed.Value.Status != LetterStatus.Accepting) return claimed.Value;

        // 4. The messageUUID is ours, so whatever lies there is an earlier try of this very letter.
        using var span = LetterTrace.Start("AcceptLetter", letter.MessageUuid);
        span?.SetTag(SpanTags.System, letter.System);
        await store.PutAsync(
            Places.Memo(letter.MessageUuid), (stream, cancel) => memo.CopyToAsync(stream, cancel), BlobCondition.None, cancellationToken);
        trail.Reached(Step.StoreMemo, letter.MessageUuid);

        // 5.
        var accepted = await letters.TryAcceptAsync(claimed, cancellationToken);
        if (accepted is not null) LetterCounts.Accepted(letter.System);
        trail.Reached(Step.AcceptLetter, letter.MessageUuid);
        return accepted?.Value ?? (await letters.FindAsync(letter.MessageUuid, cancellationToken))?.Value;
    }

    // 6. The letters of an archive that are refused; a drop of one letter is refused whole.
    private async Task RefuseAsync(
        DropName name, List<Letter> accepted, List<JudgedLetter> refused, CancellationToken cancellationToken)
    {
        if (refused.Count == 0) return;
        if (!name.Kind.IsArchive()) throw refused[0].Refusal();
        var told = accepted.Select(letter => letter.MessageUuid).ToHashSet();
        foreach (var letter in refused)
        {
            var outcome = letter.MessageUuid is { } uuid && told.Add(uuid) ? $"{uuid:D}" : $"entry-{letter.Number}";
            await TellAsync(name, outcome, letter.MessageUuid, letter.Findings, cancellationToken);
        }

        await KeepAsideAsync(name, cancellationToken);
    }

    private async Task RefuseWholeAsync(DropName name, DropException refusal, CancellationToken cancellationToken)
    {
        await TellAsync(name, null, refusal.MessageUuid, refusal.Findings, cancellationToken);
        await KeepAsideAsync(name, cancellationToken);
        await trail.SecureAsync();
    }

    private async Task TellAsync(
        DropName name, string? letterOfArchive, Guid? messageUuid, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
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
        var told = await letters.FindOutcomeAsync(outcome.Drop, letterOfArchive, cancellationToken);
        await letters.WriteOutcomeAsync(outcome, letterOfArchive, cancellationToken);
        if (!SaysTheSame(told, outcome)) LetterCounts.Settled(settings.Sources.GetValueOrDefault(name.Source, "unknown"), outcome);
        trail.Reached(Step.RefuseDrop, name.FullName, messageUuid is { } uuid ? [uuid] : null);
    }

    // Whether a refusal was told before: then this is a step that is repeated.
    private static bool SaysTheSame(Outcome? told, Outcome now) =>
        told is not null && told.State == now.State && told.MessageUuid == now.MessageUuid && told.Findings.SequenceEqual(now.Findings);

    // A person finds it under refused/.
    private async Task KeepAsideAsync(DropName name, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(Places.Drop(name.FullName), cancellationToken);
        if (blob is null) return;
        var place = Places.Refused(name.FullName);
        await store.PutAsync(place, (stream, cancel) => blob.Stream.CopyToAsync(stream, cancel), BlobCondition.None, cancellationToken);
    }

    // 7. An urgent letter goes alone and at once; for the others, the system's composer is woken a little later, so that letters that come
    // one by one are sent together.
    private async Task HintAsync(List<Letter> accepted, CancellationToken cancellationToken)
    {
        var waiting = accepted.Where(letter => letter.Status == LetterStatus.Accepted).ToLookup(letter => letter.Urgent);
        foreach (var letter in waiting[true])
            await hints.SendAsync(HintQueues.Urgent, letter.MessageUuid.ToString("D"), cancellationToken);
        foreach (var system in waiting[false].Select(letter => letter.System).Distinct(StringComparer.Ordinal))
            await hints.SendAsync(HintQueues.Outbound, system, settings.Timing.BatchWait, cancellationToken);
    }

    private DropReader ReaderOf(DropName name, BlobContent blob)
    {
        var system = settings.Systems[settings.Sources[name.Source]];
        return new DropReader(name.Kind, blob.Stream, new FilesBeside(store, name), new PackageSender(system.Cvr, system.Label), clock);
    }

    private Letter NewLetter(DropName name, JudgedDrop drop, JudgedLetter judged)
    {
        var now = clock.GetUtcNow();
        return new Letter
        {
            MessageUuid = judged.MessageUuid!.Value,
            Drop = name.FullName,
            Fingerprint = drop.Fingerprint,
            FromArchive = name.Kind.IsArchive(),
            System = settings.Sources[name.Source],
            Urgent = name.Urgent || judged.Urgent,
            Length = judged.Length,
            Status = LetterStatus.Accepting,
            AcceptedAt = now,
            ChangedAt = now,
        };
    }

    private sealed class FilesBeside(IBlobStore store, DropName letterJson) : IPackageFiles
    {
        public async ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
        {
            var name = letterJson.FileBeside(path);
            return BlobPath.IsValid(name) ? (await store.OpenAsync(Places.Drop(name), cancellationToken))?.Stream : null;
        }
    }
}

/// <summary>One a letter in their order: the content of <c>accepted/{drop}/{fingerprint}.json</c>.</summary>
internal sealed record AcceptedDrop(IReadOnlyList<Guid> MessageUuids);
