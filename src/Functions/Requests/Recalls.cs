using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Requests;

/// <summary>A blob <c>recall/{source}/{name}</c> takes back the letters of a drop, or the one of a messageUUID, in these steps, each of
/// which may be repeated (docs/adr/0043):
/// <list type="number">
/// <item>Find its letters: those of this source alone. A drop that is not taken over yet is waited for.</item>
/// <item>Take each back (<see cref="RecalledLetters"/>). If one is under way, the request stays, and Sweep hints at it again.</item>
/// <item><see cref="Step.AnswerRecall"/>: what became of each is told.</item>
/// <item><see cref="Step.RemoveRecall"/>: the request goes, unless it was made anew.</item>
/// </list></summary>
internal sealed partial class Recalls(
    IBlobStore store, LetterRecords letters, RecalledLetters recalled, IHints hints, PostvognSettings settings, StepTrail trail,
    TimeProvider clock, ILogger<Recalls> log)
{
    // A run, well below host.json's functionTimeout: an archive's letters may be ten thousand calls.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        // 1.
        var place = Places.Recall(name);
        if (await FindRequestAsync(place, cancellationToken) is not { } request) return;
        var found = await FindLettersAsync(name, cancellationToken);
        if (await IsStillDroppedAsync(name, request, cancellationToken)) return;

        // 2.
        var end = clock.GetUtcNow() + Longest;
        var (results, isUnderWay) = (new List<RecallResult>(), false);
        foreach (var messageUuid in found)
        {
            if (clock.GetUtcNow() >= end)
            {
                await hints.SendAsync(HintQueues.Requests, BlobEvent.HintFor(place), cancellationToken);
                return;
            }

            if (await recalled.TryAsync(messageUuid, cancellationToken) is { } result) results.Add(result);
            else isUnderWay = true;
        }

        if (isUnderWay) return;

        // 3.
        await store.WriteAsync(
            Places.RecallAnswer(name), AnswerOf(name, results), RequestsJson.Default.RecallAnswer, BlobCondition.None, cancellationToken);
        trail.Reached(Step.AnswerRecall, name);

        // 4.
        await store.DeleteAsync(place, BlobCondition.IfMatch(request.ETag), cancellationToken);
        trail.Reached(Step.RemoveRecall, name);
        Answered(log, LoggedPlace.Of(place), results.Count, results.Count(result => result.State == LetterStatus.Recalled));
    }

    // What it holds says nothing.
    private async Task<BlobEntry?> FindRequestAsync(BlobPath place, CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(place.Container, place.Name, cancellationToken))
        {
            if (entry.Path.Name == place.Name) return entry;
        }

        return null;
    }

    private async Task<IReadOnlyCollection<Guid>> FindLettersAsync(string name, CancellationToken cancellationToken)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0) return [];
        if (Guid.TryParseExact(name[(slash + 1)..], "D", out var messageUuid))
            return await IsOfAsync(messageUuid, letter => letter.Source == name[..slash], cancellationToken) ? [messageUuid] : [];
        return BlobPath.IsValid(name) && DropName.From(name) is not null ? await FindLettersOfDropAsync(name, cancellationToken) : [];
    }

    // Of each version that was ever taken over under this name.
    private async Task<HashSet<Guid>> FindLettersOfDropAsync(string drop, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        var prefix = Places.AcceptedVersions(drop);
        await foreach (var version in store.ListAsync(Places.AcceptedDrops, prefix, cancellationToken))
        {
            if (!IsVersion(version.Path.Name[prefix.Length..])
                || await store.ReadAsync(version.Path, SendingJson.Default.AcceptedDrop, cancellationToken) is not { Value: var accepted })
                continue;
            foreach (var messageUuid in accepted.MessageUuids)
            {
                if (messageUuid != Guid.Empty && await IsOfAsync(messageUuid, letter => letter.Drop == drop, cancellationToken))
                    found.Add(messageUuid);
            }
        }

        return found;
    }

    private static bool IsVersion(string file) =>
        file.Length == Places.FingerprintLength + ".json".Length && !file.Contains('/', StringComparison.Ordinal);

    private async Task<bool> IsOfAsync(Guid messageUuid, Predicate<Letter> belongs, CancellationToken cancellationToken) =>
        await letters.FindAsync(messageUuid, cancellationToken) is { } stored && belongs(stored.Value);

    // Not for ever: a drop that cannot be removed stays.
    private async Task<bool> IsStillDroppedAsync(string name, BlobEntry request, CancellationToken cancellationToken)
    {
        if (!BlobPath.IsValid(name) || DropName.From(name) is null
            || request.LastModified <= clock.GetUtcNow() - settings.Timing.DropOverdueAfter) return false;
        await using var drop = await store.OpenAsync(Places.Drop(name), cancellationToken);
        return drop is not null;
    }

    private RecallAnswer AnswerOf(string name, List<RecallResult> results) => results.Count > 0
        ? new RecallAnswer { Recall = name, Letters = results, At = clock.GetUtcNow() }
        : new RecallAnswer
        {
            Recall = name,
            Code = "recall.unknown",
            Message = "No letter of this source has this name. Name a drop as it was dropped, letter by letter and without its source, " +
                "or one messageUUID: recall/{source}/{name}. A refused drop was never a letter.",
            At = clock.GetUtcNow(),
        };

    [LoggerMessage(EventId = 1134, Level = LogLevel.Information,
        Message = "{Place} was answered: it names {Letters} letters, {Recalled} of them are recalled")]
    private static partial void Answered(ILogger log, string place, int letters, int recalled);
}
