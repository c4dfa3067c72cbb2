using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Receiving;

/// <summary>TI 10.7.5. The stored blob's event has it handled; at Digital Post it stays until our business receipt comes.</summary>
internal sealed partial class LetterFetch(IBlobStore store, ReceivedLetters received, ILogger<LetterFetch> log)
{
    private const string Push = "pull";

    public async Task<FetchResult> RunAsync(
        DigitalPostClient client, SystemSettings system, Guid messageUuid, CancellationToken cancellationToken)
    {
        await using (var waiting = await store.OpenAsync(Places.ReceivedLetter(system.Id, messageUuid, Push), cancellationToken))
        {
            if (waiting is not null) return FetchResult.Stored;
        }

        var answer = await TracedCall.MakeAsync(
            Operation.FetchMemo, messageUuid, () => client.FetchMemoAsync(messageUuid, cancellationToken));
        if (answer.Outcome == CallOutcome.NotFound)
        {
            NotThere(log, messageUuid, system.Name, answer.TraceParent);
            return FetchResult.NotThere;
        }

        if (!answer.Succeeded)
        {
            NotFetched(log, messageUuid, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
            return answer.Outcome == CallOutcome.NotTried ? FetchResult.NotTried : FetchResult.Failed;
        }

        return await StoreAsync(system, messageUuid, answer, cancellationToken);
    }

    private async Task<FetchResult> StoreAsync(
        SystemSettings system, Guid messageUuid, Answer<FetchedMemo> answer, CancellationToken cancellationToken)
    {
        await using var memo = answer.Value!;
        try
        {
            await received.StoreAsync(system.Id, messageUuid, Push, memo.Content, cancellationToken);
            return FetchResult.Stored;
        }
        catch (AnswerCutOffException error)
        {
            NotFetched(log, messageUuid, system.Name, CallOutcome.NoAnswer, answer.StatusCode, answer.TraceParent, error.Message);
            return FetchResult.Failed;
        }
    }

    [LoggerMessage(EventId = 1021, Level = LogLevel.Information,
        Message = "Letter {MessageUuid} of system {System} is not at Digital Post (HTTP 404, traceparent {Traceparent}): it has been " +
            "receipted, went elsewhere, or is not there yet")]
    private static partial void NotThere(ILogger log, Guid messageUuid, string system, string? traceparent);

    [LoggerMessage(EventId = 944, Level = LogLevel.Warning,
        Message = "Letter {MessageUuid} of system {System} could not be fetched: {Outcome} (HTTP {Status}, traceparent {Traceparent}); " +
            "the next run tries again. {Cause}")]
    private static partial void NotFetched(
        ILogger log, Guid messageUuid, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}

internal enum FetchResult
{
    Stored,

    // It was receipted, has gone to the mailbox, or is not there yet.
    NotThere,

    Failed,

    // Digital Post is away: no other is worth a try now.
    NotTried,
}
