using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Receiving;

/// <summary>Fetches one letter from Digital Post (TI 10.7.5) and stores it; the blob's event has it handled.</summary>
public sealed partial class LetterFetch(IBlobStore store, ReceivedIntake intake, ILogger<LetterFetch> log)
{
    private const string Push = "pull";

    /// <summary>Fetches a letter unless it lies here already. It stays at Digital Post until our business receipt comes.</summary>
    public async Task<FetchResult> RunAsync(DigitalPostClient client, SystemSettings system, Guid messageUuid, CancellationToken cancellationToken)
    {
        await using (var waiting = await store.OpenAsync(Places.ReceivedLetter(system.Id, messageUuid, Push), cancellationToken))
        {
            if (waiting is not null) return FetchResult.Stored;
        }

        var answer = await TracedCall.MakeAsync(Operation.FetchMemo, messageUuid, () => client.FetchMemoAsync(messageUuid, cancellationToken));
        if (answer.Value is not { } memo)
        {
            NotFetched(log, messageUuid, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
            return answer.Outcome == CallOutcome.NotFound ? FetchResult.NotThere : FetchResult.Failed;
        }

        await using (memo) return await StoreAsync(system, messageUuid, memo, cancellationToken);
    }

    private async Task<FetchResult> StoreAsync(SystemSettings system, Guid messageUuid, FetchedMemo memo, CancellationToken cancellationToken)
    {
        try
        {
            await intake.StoreAsync(system.Id, messageUuid, Push, memo.Content, cancellationToken);
            return FetchResult.Stored;
        }
        catch (AnswerCutOffException error)
        {
            NotFetched(log, messageUuid, system.Name, CallOutcome.NoAnswer, null, null, error.Message);
            return FetchResult.Failed;
        }
    }

    [LoggerMessage(EventId = 944, Level = LogLevel.Warning, Message = "Letter {MessageUuid} of system {System} could not be fetched: {Outcome} (HTTP {Status}, traceparent {Traceparent}); the next run tries again. {Cause}")]
    private static partial void NotFetched(ILogger log, Guid messageUuid, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}
