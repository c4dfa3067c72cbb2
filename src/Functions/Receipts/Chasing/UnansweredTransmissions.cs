using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

internal sealed class UnansweredTransmissions(IBlobStore store, LetterRecords letters, TransmissionRecords transmissions, StepTrail trail)
{
    /// <summary>Opens a transmission again that was given up without any answer: Failed becomes Unknown, and SendTransmission sends the
    /// same bytes once more. False if it was answered after all, if one of its letters has its final state (then it did arrive), or if
    /// somebody else moved it.</summary>
    public async Task<bool> TryReopenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await transmissions.FindAsync(id, cancellationToken) is not { } stored || !stored.Value.WasNeverAnswered()) return false;
        foreach (var messageUuid in stored.Value.Members)
        {
            if (await letters.FindAsync(messageUuid, cancellationToken) is not { } letter || letter.Value.IsFinal()) return false;
        }

        // The marker first: a transmission without one would be open and never be looked at.
        await store.MarkAsync(Places.OpenTransmission(id), cancellationToken);
        var reopened = stored.Value with { Status = TransmissionStatus.Unknown, NotBefore = null };
        if (await transmissions.TryMoveAsync(stored, reopened, cancellationToken) is null) return false;
        trail.Reached(Step.ReopenTransmission, id, stored.Value.Members);
        return true;
    }
}
