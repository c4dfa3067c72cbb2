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
    private const int AtOnce = 16;

    // A run, well below host.json's functionTimeout: an archive's letters may be ten thousand calls.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        // 1.
        var place = Places.Recall(name);
        if (await FindRequestAsync(place, cancellationToken) is not { } request) return;
        var found = await FindLettersAsync(name, cancellationToken);
        if (await IsStillDroppedAsync(name, request, cancellationToken)) return;

        // 2. Those that are recalled already come last, so that an archive of many is done at last, however many runs it takes.
        var end = clock.GetUtcNow() + Longest;
        var (results, isUnderWay) = (new List<RecallResult>(), false);
        foreach (var some in found.OrderBy(IsRecalled).Chunk(AtOnce))
        {
            if (clock.GetUtcNow() >= end && !some.All(IsRecalled))
            {
                await hints.SendAsync(HintQueues.Requests, BlobEvent.HintFor(place), cancellationToken);
                return;
            }

            var taken = await Task.WhenAll(some.Select(letter => recalled.TryAsync(letter.MessageUuid, cancellationToken)));
            results.AddRange(taken.OfType<RecallResult>());
            isUnderWay |= taken.Contains(null);
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

    private static bool IsRecalled(Letter letter) => letter.Status == LetterStatus.Recalled;

    private async Task<IReadOnlyCollection<Letter>> FindLettersAsync(string name, CancellationToken cancellationToken)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0) return [];
        if (Guid.TryParseExact(name[(slash + 1)..], "D", out var messageUuid))
            return await FindAsync(messageUuid, cancellationToken) is { } letter && letter.Source == name[..slash] ? [letter] : [];
        return BlobPath.IsValid(name) && DropName.From(name) is not null ? await FindLettersOfDropAsync(name, cancellationToken) : [];
    }

    // Of each version that was ever taken over under this name.
    private async Task<IReadOnlyCollection<Letter>> FindLettersOfDropAsync(string drop, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, Letter>();
        var prefix = Places.AcceptedVersions(drop);
        await foreach (var version in store.ListAsync(Places.AcceptedDrops, prefix, cancellationToken))
        {
            if (IsVersion(version.Path.Name[prefix.Length..])
                && await store.ReadAsync(version.Path, SendingJson.Default.AcceptedDrop, cancellationToken) is { Value: var accepted })
                await AddAsync(accepted.MessageUuids.Where(id => id != Guid.Empty), drop, found, cancellationToken);
        }

        if (DropName.From(drop) is { Kind: DropKind.Memo }) await AddMemoAsync(drop, found, cancellationToken);
        return found.Values;
    }

    // A MeMo brings its messageUUID, and no record of its drop names it (docs/adr/0047). It is open; or it has its end, and the drop's
    // outcome, told before it was closed, names it.
    private async Task AddMemoAsync(string drop, Dictionary<Guid, Letter> found, CancellationToken cancellationToken)
    {
        var open = store.ListAsync(Places.Open, Places.OpenLettersPrefix, cancellationToken).Chunk(AtOnce);
        await foreach (var some in open.WithCancellation(cancellationToken))
            await AddAsync(some.Select(MessageUuidOf).OfType<Guid>(), drop, found, cancellationToken);
        if (await letters.FindOutcomeAsync(drop, null, cancellationToken) is { Value.MessageUuid: { } told })
            await AddAsync([told], drop, found, cancellationToken);
    }

    private async Task AddAsync(
        IEnumerable<Guid> messageUuids, string drop, Dictionary<Guid, Letter> found, CancellationToken cancellationToken)
    {
        foreach (var some in messageUuids.Chunk(AtOnce))
        {
            foreach (var letter in await Task.WhenAll(some.Select(messageUuid => FindAsync(messageUuid, cancellationToken))))
            {
                if (letter?.Drop == drop) found[letter.MessageUuid] = letter;
            }
        }
    }

    private async Task<Letter?> FindAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        (await letters.FindAsync(messageUuid, cancellationToken))?.Value;

    private static Guid? MessageUuidOf(BlobEntry marker) =>
        Guid.TryParse(marker.Path.Name[Places.OpenLettersPrefix.Length..], out var messageUuid) ? messageUuid : null;

    private static bool IsVersion(string file) =>
        file.Length == Places.FingerprintLength + ".json".Length && !file.Contains('/', StringComparison.Ordinal);

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
