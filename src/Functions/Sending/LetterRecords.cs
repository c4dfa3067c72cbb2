using System.Runtime.CompilerServices;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Printing;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>The states of letters that we send change by conditional writes; null: somebody else moved the letter meanwhile.</summary>
internal sealed partial class LetterRecords(
    IBlobStore store, PrintFolders prints, StepTrail trail, TimeProvider clock, ILogger<LetterRecords> log)
{
    public ValueTask<Stored<Letter>?> FindAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        store.ReadAsync(Places.Letter(messageUuid), SendingJson.Default.Letter, cancellationToken);

    // The new one, or that of whoever took the messageUUID before.
    public async Task<Stored<Letter>> ClaimMessageUuidAsync(Letter letter, CancellationToken cancellationToken)
    {
        // The marker first: a letter without one would be open and never be looked at.
        await store.MarkAsync(Places.OpenLetter(letter.MessageUuid), cancellationToken);
        var etag = await store.WriteAsync(
            Places.Letter(letter.MessageUuid), letter, SendingJson.Default.Letter, BlobCondition.IfAbsent, cancellationToken);
        if (etag is null) return await FindAsync(letter.MessageUuid, cancellationToken) ?? throw new InvalidDataException(
            $"The state of letter {letter.MessageUuid} was there and is gone.");
        trail.Reached(Step.ClaimMessageUuid, letter.MessageUuid);
        return new Stored<Letter>(letter, etag);
    }

    // False: it is marked already, so the letter is open, or somebody was at it.
    public async Task<bool> TryMarkOpenAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        await store.PutAsync(
            Places.OpenLetter(messageUuid), (_, _) => Task.CompletedTask, BlobCondition.IfAbsent, cancellationToken) is not null;

    // In one write, of a letter that is marked as open and whose MeMo is stored; claimed for the transmission at once, if one is given.
    // Null: the messageUUID has a letter.
    public async Task<Stored<Letter>?> TryAcceptNewAsync(Letter letter, Guid? transmission, CancellationToken cancellationToken)
    {
        if (transmission is null && !letter.Urgent) await MarkWaitingAsync(letter, cancellationToken);
        var accepted = AcceptedFor(transmission, letter);
        var etag = await store.WriteAsync(
            Places.Letter(letter.MessageUuid), accepted, SendingJson.Default.Letter, BlobCondition.IfAbsent, cancellationToken);
        return etag is null ? null : new Stored<Letter>(accepted, etag);
    }

    public async Task<Stored<Letter>?> TryMoveAsync(Stored<Letter> from, Letter to, CancellationToken cancellationToken)
    {
        to = to with { ChangedAt = clock.GetUtcNow() };
        var etag = await store.WriteAsync(
            Places.Letter(to.MessageUuid), to, SendingJson.Default.Letter, BlobCondition.IfMatch(from.ETag), cancellationToken);
        return etag is null ? null : new Stored<Letter>(to, etag);
    }

    public Task<Stored<Letter>?> TryAcceptAsync(Stored<Letter> from, CancellationToken cancellationToken) =>
        TryAcceptAsync(from, null, cancellationToken);

    // Claimed for the transmission at once, if one is given.
    public async Task<Stored<Letter>?> TryAcceptAsync(Stored<Letter> from, Guid? transmission, CancellationToken cancellationToken)
    {
        // The marker first, for the same reason as above.
        if (transmission is null && !from.Value.Urgent) await MarkWaitingAsync(from.Value, cancellationToken);
        if (from.Value.Outcome is { } before) await WithdrawAsync(before, from.Value, cancellationToken);
        var accepted = AcceptedFor(transmission, from.Value);
        if (await TryMoveAsync(from, accepted, cancellationToken) is { } moved) return moved;
        // It was recalled meanwhile, and what was told of that may be what was withdrawn.
        if (await FindAsync(accepted.MessageUuid, cancellationToken) is { Value: { Status: LetterStatus.Recalled } recalled })
            await CloseAsync(recalled, cancellationToken);
        return null;
    }

    private static Letter AcceptedFor(Guid? transmission, Letter letter) => letter with
    {
        Status = transmission is null ? LetterStatus.Accepted : LetterStatus.Claimed,
        Transmission = transmission,
        Outcome = null,
    };

    public async Task MarkWaitingAsync(Letter letter, CancellationToken cancellationToken) =>
        await store.MarkAsync(Places.Waiting(letter.System, letter.MessageUuid), cancellationToken);

    // In no order.
    public async IAsyncEnumerable<Guid> ListWaitingAsync(string system, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = Places.WaitingPrefix(system);
        await foreach (var marker in store.ListAsync(Places.Open, prefix, cancellationToken))
        {
            if (Guid.TryParse(marker.Path.Name[prefix.Length..], out var messageUuid)) yield return messageUuid;
        }
    }

    public ValueTask WaitsNoMoreAsync(string system, Guid messageUuid, CancellationToken cancellationToken) =>
        store.DeleteAsync(Places.Waiting(system, messageUuid), cancellationToken);

    // Tells the system that dropped it, too, and closes it. What is done already is not done again, and what follows from what is told is
    // the table of docs/adr/0043.
    public async Task SettleAsync(Stored<Letter> stored, Outcome told, CancellationToken cancellationToken)
    {
        var messageUuid = stored.Value.MessageUuid;
        for (Stored<Letter>? now = stored; now is not null; now = await FindAsync(messageUuid, cancellationToken))
        {
            if (OutcomeAfter(now.Value, told) is { } outcome)
            {
                if (await TrySettleAsync(now, outcome, cancellationToken)) return;
                continue;
            }

            // Read anew: what is told again must not be older than what another receipt has settled since.
            if (now == stored) now = await FindAsync(messageUuid, cancellationToken) ?? now;
            await CloseAsync(now.Value, cancellationToken);
            return;
        }
    }

    // Null: what is told changes nothing.
    public Outcome? OutcomeAfter(Letter letter, Outcome told) =>
        LetterWay.After(letter, told, DanishDay.At(clock.GetUtcNow()), prints.AreFor(letter.Source));

    // False: somebody else moved it meanwhile.
    public async Task<bool> TrySettleAsync(Stored<Letter> stored, Outcome outcome, CancellationToken cancellationToken)
    {
        var settled = stored.Value with { Status = outcome.State, Outcome = outcome };
        if (await TryMoveAsync(stored, settled, cancellationToken) is null) return false;
        LetterCounts.Settled(settled.System, outcome);
        trail.Reached(Step.SettleLetter, settled.MessageUuid);
        await CloseAsync(settled, cancellationToken);
        return true;
    }

    // Its drop went while the letter was taken over. What is told of the drop that came after it stays.
    public async Task AbandonAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        if (await FindAsync(messageUuid, cancellationToken) is not { Value.Status: LetterStatus.Accepting } stored) return;
        var outcome = new Outcome
        {
            Drop = stored.Value.Drop,
            MessageUuid = messageUuid,
            State = LetterStatus.Rejected,
            By = "Postvogn",
            Code = "drop.gone",
            Message = "The drop was replaced or given up while the letter was taken over. Nothing was sent. Drop the same file again: " +
                "it is sent under the same messageUUID.",
            At = clock.GetUtcNow(),
        };
        var abandoned = stored.Value with { Status = outcome.State, Outcome = outcome };
        if (await TryMoveAsync(stored, abandoned, cancellationToken) is null) return;
        LetterCounts.Settled(abandoned.System, outcome);
        await TryTellAsync(outcome, LetterOfArchive(abandoned), seen: null, cancellationToken);
        await store.DeleteAsync(Places.OpenLetter(messageUuid), cancellationToken);
    }

    // Those still open; a person can have them sent again. Unless an attempt may have arrived: sent again, the recipient would have them
    // twice. They wait for their receipts.
    public async Task SettleFailedAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        if (transmission.MayHaveArrived)
        {
            var code = LoggedCode.Of(transmission.Code);
            AwaitReceipts(log, transmission.Id, transmission.Members.Count, code, transmission.Traceparent);
            return;
        }

        foreach (var messageUuid in transmission.Members)
        {
            if (await FindAsync(messageUuid, cancellationToken) is { } letter)
                await SettleAsync(letter, FailedBecauseOf(transmission, letter.Value), cancellationToken);
        }
    }

    // The last; null too if what lies there is no outcome of ours.
    public async Task<Stored<Outcome>?> FindOutcomeAsync(string drop, string? letterOfArchive, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(Places.Outcome(drop, letterOfArchive), SendingJson.Default.Outcome, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // False: what is told there is not what was seen. What is no outcome of ours gives way.
    public async Task<bool> TryTellAsync(
        Outcome outcome, string? letterOfArchive, Stored<Outcome>? seen, CancellationToken cancellationToken)
    {
        var place = Places.Outcome(outcome.Drop, letterOfArchive);
        var condition = seen is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(seen.ETag);
        while (await store.WriteAsync(place, outcome, SendingJson.Default.Outcome, condition, cancellationToken) is null)
        {
            if (seen is not null || await FindOutcomeAsync(outcome.Drop, letterOfArchive, cancellationToken) is not null) return false;
            condition = BlobCondition.None;
        }

        return true;
    }

    private Outcome FailedBecauseOf(Transmission transmission, Letter letter) => new()
    {
        Drop = letter.Drop,
        MessageUuid = letter.MessageUuid,
        State = LetterStatus.Failed,
        By = transmission.Code == NothingToSendException.Code ? "Postvogn" : "DigitalPost",
        Code = transmission.Code,
        Message = transmission.Code == NothingToSendException.Code
            ? "Nothing was sent: the MeMo of this letter, or of another in its transmission, is gone from the store or empty. Drop the " +
            "same file again: it is sent under the same messageUUID."
            : "Digital Post took nothing of the transmission; it is not about this letter. Give its traceparent or transmissionId to " +
            "support, then drop the same file again: it is sent under the same messageUUID.",
        TransmissionId = transmission.TransmissionId,
        Traceparent = transmission.Traceparent,
        At = clock.GetUtcNow(),
    };

    [LoggerMessage(EventId = 921, Level = LogLevel.Error,
        Message = "Transmission {Transmission} with {Letters} letters was given up ({Code}), but an earlier attempt may have arrived; " +
            "the letters stay open until their receipts come. Ask Digital Post's support with traceparent {Traceparent}")]
    private static partial void AwaitReceipts(ILogger log, Guid transmission, int letters, string? code, string? traceparent);
}
