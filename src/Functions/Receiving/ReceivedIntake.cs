using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

/// <summary>Stores letters as they come; the blob's event has them handled.</summary>
internal sealed class ReceivedIntake(IBlobStore store, StepTrail trail)
{
    /// <summary>Stores a letter, streamed; nothing is stored if the stream breaks.</summary>
    /// <param name="systemId">The recipient system.</param>
    /// <param name="messageUuid">The messageUUID that Digital Post names.</param>
    /// <param name="push">What tells this push or fetch from another of the same letter.</param>
    /// <param name="memo">The MeMo.</param>
    /// <param name="cancellationToken">Ends it; nothing is stored.</param>
    public async Task StoreAsync(Guid systemId, Guid messageUuid, string push, Stream memo, CancellationToken cancellationToken)
    {
        using var span = LetterTrace.Start("ReceiveLetter", messageUuid);
        await store.PutAsync(
            Places.ReceivedLetter(systemId, messageUuid, push),
            (stream, cancel) => memo.CopyToAsync(stream, cancel),
            BlobCondition.IfAbsent,
            cancellationToken);
        trail.Reached(Step.StoreReceived, messageUuid);
    }
}
