using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>Each letter is asked about at growing intervals, whatever becomes of the question.</summary>
internal sealed class Chases(IBlobStore store, StepTrail trail, TimeProvider clock, Random random)
{
    // False if it is not time yet, or somebody else asks.
    public async Task<bool> TryBeginAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var place = Places.Chase(messageUuid);
        var last = await store.ReadAsync(place, ReceiptsJson.Default.Chase, cancellationToken);
        var now = clock.GetUtcNow();
        if (last is not null && last.Value.AskAgainAt > now) return false;
        var unchanged = last is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(last.ETag);
        var next = Chase.After(last?.Value, now, random.NextDouble());
        if (await store.WriteAsync(place, next, ReceiptsJson.Default.Chase, unchanged, cancellationToken) is null)
            return false;
        trail.Reached(Step.AskEventLog, messageUuid);
        return true;
    }
}

/// <summary>The content of <c>messages/{uuid}/chase.json</c>. UTC.</summary>
internal sealed record Chase(int Asked, DateTimeOffset AskAgainAt)
{
    private static readonly TimeSpan First = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // After 1, 2, 4, 8, 16 hours, then a day; spread, so that the letters of one archive are not all asked about at once.
    public static Chase After(Chase? last, DateTimeOffset now, double jitter)
    {
        var asked = (last?.Asked ?? 0) + 1;
        var wait = First * Math.Pow(2, Math.Min(asked - 1, 10));
        return new Chase(asked, now + Jitter.Over(wait < Longest ? wait : Longest, jitter));
    }
}
