using System.Collections.Concurrent;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;

namespace Postvogn.Functions.Receipts;

/// <summary>A receipt that a letter was taken needs nothing of its transmission but what it tells with it, the traceparent. The receipts of
/// a transmission come together, so it is read once for all of them (docs/adr/0047).</summary>
internal sealed class SentTraceparents(TransmissionRecords transmissions)
{
    private const int Most = 1_000;
    private readonly ConcurrentDictionary<Guid, string?> known = new();

    public async ValueTask<string?> OfAsync(Guid transmission, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(transmission, out var traceparent)) return traceparent;
        if (await transmissions.FindAsync(transmission, cancellationToken) is not { Value: var found }) return null;
        // Of any other, another answer may follow.
        if (found.Status != TransmissionStatus.Sent) return found.Traceparent;
        if (known.Count >= Most) known.Clear();
        return known[transmission] = found.Traceparent;
    }
}
