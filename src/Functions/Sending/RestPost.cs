using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sending;

internal sealed partial class RestPost(IBlobStore store, SystemClients clients, TimeProvider clock, ILogger<RestPost> log)
{
    // One letter goes as XML, at once or in bulk (TI 10.7.1).
    public static bool NeedsArchive(Transmission transmission) => OperationOf(transmission) == Operation.PostArchiveInBulk;

    // Null when the system cannot call yet (SystemClients.RentAsync). The turn is taken here: an attempt that stands in line has not begun.
    public async Task<PreparedPost?> PrepareAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var place = NeedsArchive(transmission) ? Places.Archive(transmission.Id) : Places.Memo(transmission.Members[0]);
        if (await clients.RentAsync(transmission.System, cancellationToken) is not { } lease) return null;
        try
        {
            var operation = OperationOf(transmission);
            if (await lease.Client.Turns.TakeAsync(operation, cancellationToken) is { } left)
            {
                lease.Dispose();
                var next = RetryPolicy.Decide(operation, CallOutcome.NotTried, 1, TimeSpan.Zero, clients.Delays);
                return new PostponedPost(next.NoSoonerThan(left));
            }

            var content = await store.OpenAsync(place, cancellationToken);
            if (content is { Length: > 0 }) return new Prepared(this, lease, content);
            if (content is not null) await content.DisposeAsync();
            throw new NothingToSendException($"{place} is gone from the store, or empty.");
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private static Operation OperationOf(Transmission transmission) => transmission switch
    {
        { Urgent: true } => Operation.PostMemo,
        { Members.Count: 1 } => Operation.PostMemoInBulk,
        _ => Operation.PostArchiveInBulk,
    };

    private PostResult Read(Transmission begun, Answer<Receipt> answer)
    {
        var operation = OperationOf(begun);
        var age = clock.GetUtcNow() - begun.CreatedAt;
        var next = RetryPolicy.Decide(operation, answer.Outcome, begun.Attempt, age, clients.Delays).NoSoonerThan(answer.RetryAfter);
        if (!answer.Succeeded) NotTaken(
            log, begun.Id, begun.Attempt, answer.Outcome, answer.StatusCode, answer.TraceParent, next.Step, next.Delay, next.Reason);
        return new PostResult
        {
            Next = next,
            NotTried = answer.Outcome == CallOutcome.NotTried,
            MayHaveArrived = RetryPolicy.MayHaveArrived(operation, answer.Outcome),
            Refused = answer.Outcome is CallOutcome.BadRequest or CallOutcome.Conflict or CallOutcome.PreconditionFailed
                or CallOutcome.TooLarge or CallOutcome.Unprocessable,
            TransmissionId = answer.Value?.TransmissionId,
            Traceparent = answer.TraceParent,
            Code = answer.Succeeded ? null : answer.Error?.Code ?? answer.Outcome.ToString(),
        };
    }

    [LoggerMessage(EventId = 920, Level = LogLevel.Warning,
        Message = "Transmission {Transmission} was not taken at attempt {Attempt}: {Outcome} (HTTP {Status}, traceparent {Traceparent}); " +
            "next: {Step} in {Delay}. {Reason}")]
    private static partial void NotTaken(
        ILogger log, Guid transmission, int attempt, CallOutcome outcome, int? status, string? traceparent, RetryStep step, TimeSpan delay,
        string? reason);

    private sealed class Prepared(RestPost rest, ClientLease lease, BlobContent content) : PreparedPost
    {
        public override async Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken)
        {
            var operation = OperationOf(begun);
            var answer = await TracedCall.MakeAsync(
                operation, begun.Id, () => lease.Client.Turns.PostAsync(
                    operation, begun.Members[0], content.Stream, content.Length, cancellationToken), begun.Members);
            Gauges.RateLimit(begun.System, lease.Client.RateLimitTokens);
            return rest.Read(begun, answer);
        }

        public override ValueTask DisposeAsync()
        {
            lease.Dispose();
            return content.DisposeAsync();
        }
    }
}
