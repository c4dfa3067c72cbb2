using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>Prepares the POST of a transmission, by whichever endpoint fits, and says what its answer means.</summary>
internal sealed partial class RestPosts(IBlobStore store, SystemClients clients, TimeProvider clock, ILogger<RestPosts> log)
{
    /// <summary>Whether the transmission goes as an archive: one letter goes as XML, at once or in bulk (TI 10.7.1).</summary>
    public static bool NeedsArchive(Transmission transmission) => OperationOf(transmission) == Operation.PostArchiveInBulk;

    /// <summary>Opens all that the POST needs.</summary>
    /// <returns>The POST; null when the system cannot call yet (<see cref="SystemClients.RentAsync"/>).</returns>
    public async Task<PreparedPost?> PrepareAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var operation = OperationOf(transmission);
        var place = NeedsArchive(transmission) ? Places.Archive(transmission.Id) : Places.Memo(transmission.Members[0]);
        if (await clients.RentAsync(transmission.System, cancellationToken) is not { } lease) return null;
        try
        {
            var content = await store.OpenAsync(place, cancellationToken) ?? throw new InvalidDataException(
                $"{place} is gone from the store.");
            return new RestPost(lease, operation, content, Read);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private PostResult Read(Transmission begun, Answer<Receipt> answer)
    {
        var age = clock.GetUtcNow() - begun.CreatedAt;
        var next =
            RetryPolicy.Decide(OperationOf(begun), answer.Outcome, begun.Attempt, age, clients.Delays).NoSoonerThan(answer.RetryAfter);
        if (!answer.Succeeded) NotTaken(
            log, begun.Id, begun.Attempt, answer.Outcome, answer.StatusCode, answer.TraceParent, next.Step, next.Delay, next.Reason);
        return new PostResult
        {
            Next = next,
            MayHaveArrived = RetryPolicy.MayHaveArrived(OperationOf(begun), answer.Outcome),
            Refused = answer.Outcome is CallOutcome.BadRequest or CallOutcome.Conflict or CallOutcome.PreconditionFailed or CallOutcome.TooLarge or CallOutcome.Unprocessable,
            TransmissionId = answer.Value?.TransmissionId,
            Traceparent = answer.TraceParent,
            Code = answer.Succeeded ? null : answer.Error?.Code ?? answer.Outcome.ToString(),
        };
    }

    private static Operation OperationOf(Transmission transmission) => transmission switch
    {
        { Urgent: true } => Operation.PostMemo,
        { Members.Count: 1 } => Operation.PostMemoInBulk,
        _ => Operation.PostArchiveInBulk,
    };

    [LoggerMessage(EventId = 920, Level = LogLevel.Warning,
        Message = "Transmission {Transmission} was not taken at attempt {Attempt}: {Outcome} (HTTP {Status}, traceparent {Traceparent}); " +
            "next: {Step} in {Delay}. {Reason}")]
    private static partial void NotTaken(
        ILogger log, Guid transmission, int attempt, CallOutcome outcome, int? status, string? traceparent, RetryStep step, TimeSpan delay,
        string? reason);
}
