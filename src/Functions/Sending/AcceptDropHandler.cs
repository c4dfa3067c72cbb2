using Postvogn.Drops;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Threads;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>The function AcceptDrop: one message of the queue <c>drops</c>, the event of a blob in the container <c>drop</c>. A drop
/// becomes letters in these steps, each of which may be repeated (docs/adr/0004):
/// <list type="number">
/// <item>Read the drop whole and judge every letter in it; nothing is written before.</item>
/// <item>Keep the messageUUIDs that its letters have for good: a repeated reading gets the same ones. A MeMo alone brings its own. Ask
/// which of them their sender may not send, and which cannot arrive, where the source has it asked.</item>
/// <item>Read it again, and for each letter that is valid claim its messageUUID,</item>
/// <item>store its MeMo and what leads to it, and</item>
/// <item>accept it, or end it if it cannot arrive: from now on it stands on its own (<see cref="LetterIntake"/>). The letters of an
/// archive are accepted as claimed for transmissions of their own (<see cref="DropTransmissions"/>).</item>
/// <item>Tell the system that left the drop of each letter that is refused, or of the whole drop, and keep it aside.</item>
/// <item>Remove the drop, once its letters are hinted at.</item>
/// </list></summary>
internal sealed partial class AcceptDropHandler(
    IBlobStore store, LetterRecords letters, LetterIntake intake, RefusedDrops refusals, DropTries tries, SourceShares shares,
    DiskRoom disk, Composer composer, RightsChecks rights, ArrivalChecks arrivals, IHints hints, PostvognSettings settings, StepTrail trail,
    TimeProvider clock, IIdSource ids, ILogger<AcceptDropHandler> log)
{
    // A function has ten minutes: what is left must do for taking the letters over, which is never refused.
    private static readonly DropLimits Limits = DropLimits.Default with { MaxTime = TimeSpan.FromMinutes(4) };

    /// <summary>The delivery is 1 when the queue gives the message for the first time.</summary>
    public async Task RunAsync(string blobEvent, long delivery, CancellationToken cancellationToken)
    {
        var place = BlobEvent.PathOf(blobEvent, Places.Drops);
        if (DropName.From(place.Name) is not { } name) return;
        var isRepeated = delivery > 1 || BlobEvent.IsRepeated(blobEvent);
        using var share = await shares.TakeAsync(name.Source, cancellationToken);
        if (share is null)
        {
            var hint = isRepeated ? BlobEvent.HintFor(place) : blobEvent;
            await hints.SendAsync(HintQueues.Drops, hint, SourceShares.Pause, cancellationToken);
            return;
        }

        using var attempt = await tries.BeginAsync(name.FullName, isRepeated, cancellationToken);
        if (attempt is not null) await TryAsync(name, attempt, cancellationToken);
    }

    private async Task TryAsync(DropName name, DropTry attempt, CancellationToken cancellationToken)
    {
        try
        {
            if (attempt.IsTooMany) throw CouldNotBeRead(name, null);
            if (await AcceptAsync(name, attempt, cancellationToken)) await RemoveAsync(name, attempt, cancellationToken);
        }
        catch (DropException refusal)
        {
            await RefuseAsync(name, attempt, refusal, cancellationToken);
        }
        catch (Exception fault) when (attempt.IsLast && DropTry.IsOfDrop(fault, cancellationToken))
        {
            await RefuseAsync(name, attempt, CouldNotBeRead(name, fault), cancellationToken);
        }
        catch (Exception fault) when (!DropTry.IsOfDrop(fault, cancellationToken))
        {
            await attempt.TakeBackAsync();
            throw;
        }
    }

    // 1. to 6. False: the drop is gone, or another by now.
    private async Task<bool> AcceptAsync(DropName name, DropTry attempt, CancellationToken cancellationToken)
    {
        using var room = await disk.EnterAsync(name.Kind, cancellationToken);
        if (await JudgeAsync(name, attempt, cancellationToken) is not { } drop) return false;
        drop = await KeepMessageUuidsAsync(name, drop, cancellationToken);
        drop = await rights.AskAsync(name.FullName, drop, settings.Sources[name.Source].System, IsTakenAsync, cancellationToken);
        if (!name.Kind.IsArchive() && !drop.Letters[0].IsValid) throw drop.Letters[0].Refusal();
        drop = await arrivals.AskAsync(name.FullName, drop, settings.Sources[name.Source].Check, cancellationToken);
        if (name.Kind != DropKind.Memo) await attempt.ProgressAsync(0, cancellationToken);
        if (await TakeOverAsync(name, drop, attempt, cancellationToken) is not var (accepted, refused)) return false;
        if (refused.Count > 0)
        {
            if (!name.Kind.IsArchive()) throw refused[0].Refusal();
            var uuids = accepted.Select(letter => letter.MessageUuid);
            await refusals.RefuseLettersAsync(name, attempt.Version, uuids, refused, cancellationToken);
        }

        await HintAsync(accepted, cancellationToken);
        return true;

        async Task<bool> IsTakenAsync(Guid messageUuid) =>
            (await letters.FindAsync(messageUuid, cancellationToken))?.Value.CameFrom(name.FullName, drop.Fingerprint) == true;
    }

    // 1. What the drop holds; null when it is gone.
    private async Task<JudgedDrop?> JudgeAsync(DropName name, DropTry attempt, CancellationToken cancellationToken)
    {
        await using var blob = await OpenAsync(name, cancellationToken);
        if (blob is null) return null;
        attempt.Version = blob.ETag;
        if (DropFaults.OfName(name, settings.Sources.Keys) is { } unfit) throw unfit;
        if (blob.Length > Limits.MaxReadLength) throw DropFaults.TooLong();
        if (blob.Length <= LetterIntake.LongestKept) await attempt.KeepAsync(blob, cancellationToken);
        await using var read = attempt.Open() ?? blob;
        var drop = await ReaderOf(name, read, null).JudgeAsync(ids.NewId, cancellationToken);
        trail.Reached(Step.ReadDrop, name.FullName);
        return name.Kind.IsArchive() || drop.Letters[0].IsValid ? drop : throw drop.Letters[0].Refusal();
    }

    private async Task<BlobContent?> OpenAsync(DropName name, CancellationToken cancellationToken)
    {
        try
        {
            return await store.OpenAsync(Places.Drop(name.FullName), cancellationToken);
        }
        catch (NoBlobException none)
        {
            throw DropFaults.OfName(name, settings.Sources.Keys) ?? DropFaults.NoFile(none.Message);
        }
    }

    // 2.
    private async Task<JudgedDrop> KeepMessageUuidsAsync(DropName name, JudgedDrop drop, CancellationToken cancellationToken)
    {
        if (name.Kind == DropKind.Memo) return drop;
        var place = Places.Accepted(name.FullName, drop.Fingerprint);
        var kept = new AcceptedDrop([.. drop.Letters.Select(letter => letter.MessageUuid ?? Guid.Empty)], drop.CreatedAt);
        if (await store.WriteAsync(place, kept, SendingJson.Default.AcceptedDrop, BlobCondition.IfAbsent, cancellationToken) is null)
            kept = (await store.ReadAsync(place, SendingJson.Default.AcceptedDrop, cancellationToken))!.Value;
        trail.Reached(Step.KeepMessageUuids, name.FullName);
        return drop with
        {
            Letters = [.. drop.Letters.Zip(kept.MessageUuids, WithKept)],
            CreatedAt = kept.CreatedAt ?? drop.CreatedAt,
        };
    }

    // A letter that was broken has none for good.
    private static JudgedLetter WithKept(JudgedLetter letter, Guid kept) =>
        letter.IsValid && kept != Guid.Empty ? letter with { MessageUuid = kept } : letter;

    // 3. to 5. The letters that stand on their own now, and those that are refused; null when the drop is gone or was replaced.
    private async Task<(List<Letter> Accepted, List<JudgedLetter> Refused)?> TakeOverAsync(
        DropName name, JudgedDrop drop, DropTry attempt, CancellationToken cancellationToken)
    {
        await using var blob = attempt.Open() ?? await OpenAsync(name, cancellationToken);
        if (blob is null || blob.ETag != attempt.Version) return null;
        var reader = ReaderOf(name, blob, drop.CreatedAt);
        if (name.Kind == DropKind.Package) return await TakePackageAsync(name, drop, attempt, reader, cancellationToken);
        var (accepted, refused, next) = (new List<Letter>(), new List<JudgedLetter>(), 0);
        var transmissions = DropTransmissions.Of(
            name, attempt.Version, drop, settings.Sources[name.Source].System, settings.Transmissions, composer);
        await foreach (var letter in reader.ReadAsync(i => drop.Letters[i].MessageUuid ?? Guid.Empty, cancellationToken))
        {
            var (judged, own) = (drop.Letters[next], transmissions[next++]);
            var taken = judged.IsValid
                ? await intake.AcceptAsync(NewLetter(name, drop, judged, attempt), judged, letter.Memo, own, cancellationToken)
                : null;
            if (taken is not null) accepted.Add(taken);
            else refused.Add(judged.IsValid ? judged with { Findings = [JudgedLetter.UsedMessageUuid] } : judged);
            if (own is not null) await own.KeepAsync(taken, cancellationToken);
            await attempt.ProgressAsync(accepted.Count, cancellationToken);
        }

        return (accepted, refused);
    }

    // The files of a package are no part of its blob's version: nothing is claimed before they are known to be those that were judged.
    private async Task<(List<Letter> Accepted, List<JudgedLetter> Refused)> TakePackageAsync(
        DropName name, JudgedDrop drop, DropTry attempt, DropReader reader, CancellationToken cancellationToken)
    {
        var judged = drop.Letters[0];
        await using var memo = await reader.CopyPackageAsync(drop.Fingerprint, judged.MessageUuid!.Value, cancellationToken)
            ?? throw Replaced();
        var letter = NewLetter(name, drop, judged, attempt);
        return await intake.AcceptAsync(letter, judged, memo.Slice(0, memo.Length), null, cancellationToken) is { } taken
            ? ([taken], [])
            : ([], [judged with { Findings = [JudgedLetter.UsedMessageUuid] }]);
    }

    private static StoreUnavailableException Replaced() =>
        new(StoreProblem.Overtaken, "A file of a package was replaced while it was read. Nothing to do: it is read again.");

    // 6. The whole drop.
    private async Task RefuseAsync(DropName name, DropTry attempt, DropException refusal, CancellationToken cancellationToken)
    {
        var version = attempt.Version.Length > 0 ? attempt.Version : null;
        if (await refusals.RefuseAsync(name, version, refusal, cancellationToken) && version is not null)
            await RemoveAsync(name, attempt, cancellationToken);
        else
            await attempt.SettleAsync(cancellationToken);
    }

    // 7. A drop that replaced it stays: it is one of its own.
    private async Task RemoveAsync(DropName name, DropTry attempt, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(Places.Drop(name.FullName), BlobCondition.IfMatch(attempt.Version), cancellationToken);
        trail.Reached(Step.RemoveDrop, name.FullName);
        await attempt.EndAsync(cancellationToken);
    }

    private DropException CouldNotBeRead(DropName name, Exception? fault)
    {
        var incident = ids.NewId();
        GivenUp(log, name.FullName, DropTries.Most, incident, fault?.GetType().Name ?? "the process ended");
        return DropFaults.CouldNotBeRead(incident);
    }

    // An urgent letter goes alone and at once, and a transmission of the drop's own, also one that an earlier try was ended at; for the
    // others, the system's composer is woken a little later, so that letters that come one by one are sent together.
    private async Task HintAsync(List<Letter> accepted, CancellationToken cancellationToken)
    {
        var waiting = accepted.Where(letter => letter.Status == LetterStatus.Accepted).ToLookup(letter => letter.Urgent);
        var claimed = accepted.Where(letter => letter is { FromArchive: true, Status: LetterStatus.Claimed });
        foreach (var transmission in claimed.Select(letter => letter.Transmission).Distinct())
            await hints.SendAsync(HintQueues.Transmissions, $"{transmission:D}", cancellationToken);
        foreach (var letter in waiting[true])
            await hints.SendAsync(HintQueues.Urgent, letter.MessageUuid.ToString("D"), cancellationToken);
        foreach (var system in waiting[false].Select(letter => letter.System).Distinct(StringComparer.Ordinal))
            await hints.SendAsync(HintQueues.Outbound, system, settings.Timing.BatchWait, cancellationToken);
    }

    private DropReader ReaderOf(DropName name, BlobContent blob, DateTimeOffset? createdAt)
    {
        var system = settings.Systems[settings.Sources[name.Source].System];
        var source = settings.Sources[name.Source];
        var sender = new PackageSender(system.Cvr, system.Label) { ReplyContactPointId = source.ReplyContactPoint };
        return new DropReader(name.Kind, blob.Stream, new FilesBeside(store, name), sender, clock, Limits, createdAt, source.Template)
        {
            Rules = new()
            {
                Clock = clock, SenderCvr = system.Cvr, MaxDaysUntilDelivery = settings.DigitalPost.MaxDaysUntilDelivery,
            },
        };
    }

    private Letter NewLetter(DropName name, JudgedDrop drop, JudgedLetter judged, DropTry attempt)
    {
        var now = clock.GetUtcNow();
        return new Letter
        {
            MessageUuid = judged.MessageUuid!.Value,
            Drop = name.FullName,
            Fingerprint = drop.Fingerprint,
            DropVersion = attempt.Version,
            FromArchive = name.Kind.IsArchive(),
            System = settings.Sources[name.Source].System,
            Urgent = name.Urgent || judged.Urgent,
            Length = judged.Length,
            DoNotDeliverUntilDate = judged.Facts?.DoNotDeliverUntilDate,
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
            if (!BlobPath.IsValid(name)) return null;
            try
            {
                return (await store.OpenAsync(Places.Drop(name), cancellationToken))?.Stream;
            }
            catch (NoBlobException)
            {
                return null;
            }
        }
    }

    [LoggerMessage(EventId = 905, Level = LogLevel.Error,
        Message = "{Drop} was given up after {Tries} tries, incident {Incident} ({Kind}); event 900 of the earlier tries says more. It " +
            "is kept under refused/")]
    private static partial void GivenUp(ILogger log, string drop, int tries, Guid incident, string kind);
}

/// <summary>One a letter in their order, and what the drop's packages say when they were created (UTC; null before November 2026): the
/// content of <c>accepted/{drop}/{fingerprint}.json</c>.</summary>
internal sealed record AcceptedDrop(IReadOnlyList<Guid> MessageUuids, DateTimeOffset? CreatedAt);
