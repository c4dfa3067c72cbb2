using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>Makes the POST of a transmission, by whichever endpoint fits, and says what its answer means.</summary>
public sealed class TransmissionPoster(IBlobStore store, SystemClients clients, TimeProvider clock)
{
    /// <summary>Opens all that a POST needs, so that whatever is missing shows before it is written down that one began.</summary>
    /// <returns>The POST; null when the system cannot call yet (<see cref="SystemClients.RentAsync"/>).</returns>
    public async Task<PreparedPost?> PrepareAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var operation = OperationOf(transmission);
        var place = operation == Operation.PostArchiveInBulk ? Places.Archive(transmission.Id) : Places.Memo(transmission.Members[0]);
        if (await clients.RentAsync(transmission.System, cancellationToken) is not { } lease) return null;
        try
        {
            var content = await store.OpenAsync(place, cancellationToken) ?? throw new InvalidDataException($"{place} is gone from the store.");
            return new PreparedPost(lease, transmission, operation, content);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>What to do after the answer.</summary>
    public RetryDecision Decide(Transmission transmission, Answer<Receipt> answer) =>
        RetryPolicy.Decide(OperationOf(transmission), answer.Outcome, transmission.Attempt, clock.GetUtcNow() - transmission.CreatedAt, clients.Delays).NoSoonerThan(answer.RetryAfter);

    /// <summary>One letter goes as XML, at once or in bulk: no archive is needed for it (TI 10.7.1).</summary>
    private static Operation OperationOf(Transmission transmission) => transmission switch
    {
        { Urgent: true } => Operation.PostMemo,
        { Members.Count: 1 } => Operation.PostMemoInBulk,
        _ => Operation.PostArchiveInBulk,
    };
}
