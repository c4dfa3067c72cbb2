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

    // Until none waits. A hint that finds nothing costs one listing.
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
            if (await ComposeLoadAsync(load, urgent: false, cancellationToken) is { } transmission)
                await hints.SendAsync(HintQueues.Transmissions, transmission.ToString("D"), cancellationToken);
            if (clock.GetUtcNow() < latest) continue;
            await hints.SendAsync(HintQueues.Outbound, system, cancellationToken);
            return;
        }
    }

    // Null if it waits no more.
    public async Task<Guid?> ComposeUrgentAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        await letters.FindAsync(messageUuid, cancellationToken) is { Value.Status: LetterStatus.Accepted } found
            ? await ComposeLoadAsync([found.Value], urgent: true, cancellationToken)
            : null;

    // Gives the record as it stands after; sealed, by whomever.
    public async Task<Stored<Transmission>> FinishAsync(Stored<Transmission> composing, CancellationToken cancellationToken)
    {
        var transmission = composing.Value;
        var claimed = await EachAsync(
            transmission.Candidates, (candidate, cancel) => ClaimAsync(candidate, transmission.Id, cancel), cancellationToken);
        IReadOnlyList<Guid> members = [.. transmission.Candidates.Where((_, i) => claimed[i])];
        trail.Reached(Step.ClaimLetters, transmission.Id, members);
        var status = members.Count > 0 ? TransmissionStatus.Composed : TransmissionStatus.Failed;
        var record = await transmissions.TryMoveAsync(
            composing, transmission with { Members = members, Status = status }, cancellationToken)
            ?? await transmissions.FindAsync(transmission.Id, cancellationToken)
            ?? throw new InvalidDataException($"The record of transmission {transmission.Id} is gone.");
        trail.Reached(Step.SealTransmission, transmission.Id);
        foreach (var late in members.Except(record.Value.Members)) await ReleaseAsync(late, record.Value, cancellationToken);
        await EachAsync(
            record.Value.Members,
            async (member, cancel) => { await letters.WaitsNoMoreAsync(transmission.System, member, cancel); return true; },
            cancellationToken);
        if (record.Value.Members.Count == 0) await transmissions.CloseAsync(record.Value.Id, cancellationToken);
        return record;
    }

    // Of a letter that names a sealed transmission which does not list it: somebody sealed between.
    public async Task ReleaseAsync(Guid messageUuid, Transmission sealedTransmission, CancellationToken cancellationToken)
    {
        if (sealedTransmission.Status == TransmissionStatus.Composing || sealedTransmission.Members.Contains(messageUuid)) return;
        if (await letters.FindAsync(messageUuid, cancellationToken) is { Value.Status: LetterStatus.Claimed } stored
            && stored.Value.Transmission == sealedTransmission.Id)
            await letters.TryAcceptAsync(stored, cancellationToken);
    }

    // The letters that wait for a system, cut into loads within the limits; a letter larger than the limit goes alone.
    private async IAsyncEnumerable<IReadOnlyList<Letter>> LoadsAsync(
        string system, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (load, bytes) = (new List<Letter>(), 0L);
        var waiting = letters.ListWaitingAsync(system, cancellationToken).Chunk(AtOnce * 4);
        await foreach (var some in waiting.WithCancellation(cancellationToken))
        {
            foreach (var letter in await EachAsync(some, (marked, cancel) => FindWaitingAsync(system, marked, cancel), cancellationToken))
            {
                if (letter is null) continue;
                if (load.Count > 0 && (load.Count == settings.Transmissions.MaxLetters
                    || bytes + letter.Length > settings.Transmissions.MaxBytes))
                {
                    yield return load;
                    (load, bytes) = ([], 0);
                }

                load.Add(letter);
                bytes += letter.Length;
            }
        }

        if (load.Count > 0) yield return load;
    }

    // A marked letter, if it waits. The marker of one that waits no more was left by a process that was ended.
    private async Task<Letter?> FindWaitingAsync(string system, Guid messageUuid, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(messageUuid, cancellationToken) is not { Value: var letter }) return null;
        if (letter.Status == LetterStatus.Accepted) return letter;
        if (letter.Status > LetterStatus.Accepted) await letters.WaitsNoMoreAsync(system, messageUuid, cancellationToken);
        return null;
    }

    private async Task<Guid?> ComposeLoadAsync(IReadOnlyList<Letter> load, bool urgent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var opened = await transmissions.OpenAsync(
            new Transmission
            {
                Id = ids.NewId(),
                System = load[0].System,
                Urgent = urgent,
                Candidates = [.. load.Select(letter => letter.MessageUuid)],
                Status = TransmissionStatus.Composing,
                CreatedAt = now,
                ChangedAt = now,
            },
            cancellationToken);
        trail.Reached(Step.OpenTransmission, opened.Value.Id);
        var finished = await FinishAsync(opened, cancellationToken);
        return finished.Value.Members.Count > 0 ? finished.Value.Id : null;
    }

    // True if it is claimed for the transmission now.
    private async Task<bool> ClaimAsync(Guid messageUuid, Guid transmission, CancellationToken cancellationToken)
    {
        while (await letters.FindAsync(messageUuid, cancellationToken) is { } stored)
        {
            if (stored.Value.Status != LetterStatus.Accepted)
                return stored.Value.Status == LetterStatus.Claimed && stored.Value.Transmission == transmission;
            var claimed = stored.Value with { Status = LetterStatus.Claimed, Transmission = transmission };
            if (await letters.TryMoveAsync(stored, claimed, cancellationToken) is not null) return true;
        }

        return false;
    }

    // The same for each of many, some at a time; the results are in their order.
    private static async Task<T[]> EachAsync<T>(
        IReadOnlyList<Guid> many, Func<Guid, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        var results = new T[many.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, many.Count, options, async (i, cancel) => results[i] = await run(many[i], cancel));
        return results;
    }

    [LoggerMessage(EventId = 922, Level = LogLevel.Error,
        Message =
            "Letters wait for the system {System}, which is not configured; put it back into Postvogn__Systems. They wait until then")]
    private static partial void NotConfigured(ILogger log, string system);
}
