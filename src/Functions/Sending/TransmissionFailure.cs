namespace Postvogn.Functions.Sending;

/// <summary>Brings the letters of a failed transmission to their end: Failed, which a person can have sent again.</summary>
public sealed class TransmissionFailure(Letters letters, TimeProvider clock)
{
    /// <summary>Settles each letter that is still open; one that a receipt has settled stays so.</summary>
    public async Task SettleLettersAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        foreach (var messageUuid in transmission.Members)
            await letters.SettleAsync(messageUuid, letter => FailedBecauseOf(transmission, letter), cancellationToken);
    }

    private Outcome FailedBecauseOf(Transmission transmission, Letter letter) => new()
    {
        Drop = letter.Drop,
        MessageUuid = letter.MessageUuid,
        State = LetterStatus.Failed,
        By = "DigitalPost",
        Code = transmission.Code,
        Message = "Digital Post refused the transmission whole, not this letter. Give its traceparent to support, then drop the letter again under a new messageUUID.",
        TransmissionId = transmission.TransmissionId,
        Traceparent = transmission.Traceparent,
        At = clock.GetUtcNow(),
    };
}
