using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

internal sealed class ReceivedIntake(IBlobStore store, StepTrail trail)
{
    /// <summary>Stores a letter as it comes, streamed; nothing is stored if the stream breaks. <paramref name="push"/> tells this push or
    /// fetch from another of the same letter. The blob's event has it handled.</summary>
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
