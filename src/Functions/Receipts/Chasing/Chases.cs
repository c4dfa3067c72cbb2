using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>
/// Decides which letter's turn it is, so that each is asked about at growing intervals, whatever becomes of the question.
/// </summary>
internal sealed class Chases(IBlobStore store, StepTrail trail, TimeProvider clock, Random random)
{
    /// <summary>Writes down that the event log is asked about a letter now.</summary>
    /// <returns>False if it is not time yet, or somebody else asks.</returns>
    public async Task<bool> TryBeginAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var place = Places.Chase(messageUuid);
        var last = await store.ReadAsync(place, ChasingJson.Default.Chase, cancellationToken);
        var now = clock.GetUtcNow();
        if (last is not null && last.Value.AskAgainAt > now) return false;
        var unchanged = last is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(last.ETag);
        var next = Chase.After(last?.Value, now, random.NextDouble());
        if (await store.WriteAsync(place, next, ChasingJson.Default.Chase, unchanged, cancellationToken) is null)
            return false;
        trail.Reached(Step.AskEventLog, messageUuid);
        return true;
    }
}
