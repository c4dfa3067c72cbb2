using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sending;

/// <summary>Names the letters of a transmission, claims each, and seals the list, which never changes after (docs/adr/0024). Killed
/// anywhere, <see cref="FinishAsync"/> goes on from the record. Two composers at once claim by conditional writes; within a process a
/// system's take turns, so as not to split a load between them.</summary>
internal sealed partial class Composer(
    LetterRecords letters, TransmissionRecords transmissions, IHints hints, PostvognSettings settings, StepTrail trail, TimeProvider clock,
    IIdSource ids, ILogger<Composer> log)
{
    private const int AtOnce = 16;

    // No transmission is begun later than this after the run has; what still waits is hinted at again. Far below functionTimeout.
    private static readonly TimeSpan LatestBegin = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.OrdinalIgnoreCase);

    // Until none waits. A hint that finds nothing costs one listing. A letter that is all that waits is not read here: whoever sends it
    // claims it (docs/adr/0047).
    public async Task ComposeAsync(string system, CancellationToken cancellationToken)
    {
        if (!settings.Systems.ContainsKey(system))
        {
            NotConfigured(log, system);
            return;
        }

        var turn = turns.GetOrAdd(system, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            await ComposeInTurnAsync(system, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ComposeInTurnAsync(string system, CancellationToken cancellationToken)
    {
        var latest = clock.GetUtcNow() + LatestBegin;
        await foreach (var load in LoadsAsync(system, cancellationToken))
        {
            if (load.Alone is { } letter)
                await hints.SendAsync(HintQueues.Urgent, letter.ToString("D"), cancellationToken);
            else if (await ComposeLoadAsync(load.Letters, urgent: false, cancellationToken) is { } transmission)
                await hints.SendAsync(HintQueues.Transmissions, transmission.ToString("D"), cancellationToken);
            if (clock.GetUtcNow() < latest) continue;
            await hints.SendAsync(HintQueues.Outbound, system, cancellationToken);
            return;
        }
    }

    // Null if it waits no more.
    public async Task<Guid?> ComposeAloneAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        await letters.FindAsync(messageUuid, cancellationToken) is { Value.Status: LetterStatus.Accepted } found
            ? await ComposeLoadAsync([found], found.Value.Urgent, cancellationToken)
            : null;

    // Of a drop's own letters, before any of them is accepted (docs/adr/0047). As it stands: an earlier try may have opened it.
    public async Task<Stored<Transmission>> OpenForDropAsync(
        Guid id, string system, IReadOnlyList<Guid> candidates, CancellationToken cancellationToken)
    {
        var opened = await transmissions.TryOpenAsync(Composing(id, system, candidates) with { IsOfDrop = true }, cancellationToken)
            ?? await transmissions.FindAsync(id, cancellationToken)
            ?? throw new InvalidDataException($"The record of transmission {id} was there and is gone.");
        trail.Reached(Step.OpenTransmission, id);
        return opened;
    }

    // For a transmission whose record does not stand yet: Sweep gives the letter back if it never does. Null: somebody else has it.
    public async Task<Stored<Letter>?> ClaimAloneAsync(Stored<Letter> letter, Guid transmission, CancellationToken cancellationToken)
    {
        var claimed = letter.Value with { Status = LetterStatus.Claimed, Transmission = transmission };
        var moved = await letters.TryMoveAsync(letter, claimed, cancellationToken);
        if (moved is not null) trail.Reached(Step.ClaimLetters, transmission, [claimed.MessageUuid]);
        return moved;
    }

    // Gives the record as it stands after; sealed, by whomever.
    public Task<Stored<Transmission>> FinishAsync(Stored<Transmission> composing, CancellationToken cancellationToken) =>
        FinishAsync(composing, composing.Value.Candidates, (letter, cancel) => letters.FindAsync(letter, cancel), cancellationToken);

    private async Task<Stored<Transmission>> FinishAsync<T>(
        Stored<Transmission> composing, IReadOnlyList<T> candidates, Func<T, CancellationToken, ValueTask<Stored<Letter>?>> read,
        CancellationToken cancellationToken)
    {
        var transmission = composing.Value;
        var claimed = await EachAsync(
            candidates, async (one, cancel) => await ClaimAsync(await read(one, cancel), transmission, cancel), cancellationToken);
        return await SealAsync(composing, [.. transmission.Candidates.Where((_, i) => claimed[i])], cancellationToken);
    }

    // With the letters that are claimed for it. Gives the record as it stands after; if somebody sealed it without some of them, they wait.
    public async Task<Stored<Transmission>> SealAsync(
        Stored<Transmission> composing, IReadOnlyList<Guid> members, CancellationToken cancellationToken)
    {
        var transmission = composing.Value;
        trail.Reached(Step.ClaimLetters, transmission.Id, members);
        var status = members.Count > 0 ? TransmissionStatus.Composed : TransmissionStatus.Failed;
        var record = await transmissions.TryMoveAsync(
            composing, transmission with { Members = members, Status = status }, cancellationToken)
            ?? await transmissions.FindAsync(transmission.Id, cancellationToken)
            ?? throw new InvalidDataException($"The record of transmission {transmission.Id} is gone.");
        trail.Reached(Step.SealTransmission, transmission.Id);
        await ReleaseAsync(members.Except(record.Value.Members).ToList(), record.Value, cancellationToken);
        if (transmission is { Urgent: false, IsOfDrop: false }) await WaitNoMoreAsync(record.Value, cancellationToken);
        if (record.Value.Members.Count == 0) await transmissions.CloseAsync(record.Value.Id, cancellationToken);
        return record;
    }

    private async Task WaitNoMoreAsync(Transmission transmission, CancellationToken cancellationToken) => await EachAsync(
        transmission.Members,
        async (member, cancel) => { await letters.WaitsNoMoreAsync(transmission.System, member, cancel); return true; },
        cancellationToken);

    private async Task ReleaseAsync(List<Guid> late, Transmission sealedTransmission, CancellationToken cancellationToken)
    {
        if (late.Count == 0) return;
        foreach (var messageUuid in late) await ReleaseAsync(messageUuid, sealedTransmission, cancellationToken);
        if (!sealedTransmission.Urgent) await hints.SendAsync(HintQueues.Outbound, sealedTransmission.System, cancellationToken);
    }

    // Of a letter that names a sealed transmission which does not list it: somebody sealed between.
    public async Task ReleaseAsync(Guid messageUuid, Transmission sealedTransmission, CancellationToken cancellationToken)
    {
        if (sealedTransmission.Status == TransmissionStatus.Composing || sealedTransmission.Members.Contains(messageUuid)) return;
        if (await letters.FindAsync(messageUuid, cancellationToken) is { Value.Status: LetterStatus.Claimed } stored
            && stored.Value.Transmission == sealedTransmission.Id)
            await letters.TryAcceptAsync(stored, cancellationToken);
    }

    // The letters that wait for a system, cut into loads within the limits; a letter larger than the limit goes alone. Over SFTP there is
    // nothing but archives, so there none does.
    private async IAsyncEnumerable<Load> LoadsAsync(string system, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (load, bytes, isFirst) = (new List<Stored<Letter>>(), 0L, settings.Systems[system].Protocol != SystemProtocol.Sftp);
        var waiting = letters.ListWaitingAsync(system, cancellationToken).Chunk(AtOnce * 4);
        await foreach (var some in waiting.WithCancellation(cancellationToken))
        {
            if (isFirst && some is [var only])
            {
                yield return new Load([], only);
                yield break;
            }

            isFirst = false;
            foreach (var letter in await EachAsync(some, (marked, cancel) => FindWaitingAsync(system, marked, cancel), cancellationToken))
            {
                if (letter is null) continue;
                if (load.Count > 0 && (load.Count == settings.Transmissions.MaxLetters
                    || bytes + letter.Value.Length > settings.Transmissions.MaxBytes))
                {
                    yield return new Load(load, null);
                    (load, bytes) = ([], 0);
                }

                load.Add(letter);
                bytes += letter.Value.Length;
            }
        }

        if (load.Count > 0) yield return new Load(load, null);
    }

    // A marked letter, if it waits. The marker of one that waits no more was left by a process that was ended.
    private async Task<Stored<Letter>?> FindWaitingAsync(string system, Guid messageUuid, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(messageUuid, cancellationToken) is not { } letter) return null;
        if (letter.Value.Status == LetterStatus.Accepted) return letter;
        if (letter.Value.Status > LetterStatus.Accepted) await letters.WaitsNoMoreAsync(system, messageUuid, cancellationToken);
        return null;
    }

    private async Task<Guid?> ComposeLoadAsync(IReadOnlyList<Stored<Letter>> load, bool urgent, CancellationToken cancellationToken)
    {
        var composing = Composing(ids.NewId(), load[0].Value.System, [.. load.Select(letter => letter.Value.MessageUuid)]);
        var opened = await transmissions.OpenAsync(composing with { Urgent = urgent }, cancellationToken);
        trail.Reached(Step.OpenTransmission, opened.Value.Id);
        // Each was just read: one that somebody moved since is read again.
        var finished = await FinishAsync(opened, load, (letter, _) => ValueTask.FromResult<Stored<Letter>?>(letter), cancellationToken);
        return finished.Value.Members.Count > 0 ? finished.Value.Id : null;
    }

    private Transmission Composing(Guid id, string system, IReadOnlyList<Guid> candidates)
    {
        var now = clock.GetUtcNow();
        return new Transmission
        {
            Id = id, System = system, Candidates = candidates, Status = TransmissionStatus.Composing, CreatedAt = now, ChangedAt = now,
        };
    }

    // True if it is claimed for the transmission now. Letters of a drop's own are made so, and whatever else has their messageUUID is not
    // its.
    private async Task<bool> ClaimAsync(Stored<Letter>? read, Transmission transmission, CancellationToken cancellationToken)
    {
        for (var stored = read; stored is not null; stored = await letters.FindAsync(stored.Value.MessageUuid, cancellationToken))
        {
            if (stored.Value.Status != LetterStatus.Accepted || transmission.IsOfDrop)
                return stored.Value.Status == LetterStatus.Claimed && stored.Value.Transmission == transmission.Id;
            var claimed = stored.Value with { Status = LetterStatus.Claimed, Transmission = transmission.Id };
            if (await letters.TryMoveAsync(stored, claimed, cancellationToken) is not null) return true;
        }

        return false;
    }

    // The same for each of many, some at a time; the results are in their order.
    private static async Task<TResult[]> EachAsync<T, TResult>(
        IReadOnlyList<T> many, Func<T, CancellationToken, Task<TResult>> run, CancellationToken cancellationToken)
    {
        var results = new TResult[many.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, many.Count, options, async (i, cancel) => results[i] = await run(many[i], cancel));
        return results;
    }

    // One letter that is all that waits has not been read.
    private sealed record Load(IReadOnlyList<Stored<Letter>> Letters, Guid? Alone);

    [LoggerMessage(EventId = 922, Level = LogLevel.Error,
        Message =
            "Letters wait for the system {System}, which is not configured; put it back into Postvogn__Systems. They wait until then")]
    private static partial void NotConfigured(ILogger log, string system);
}
