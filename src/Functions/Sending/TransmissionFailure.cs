using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

/// <summary>Brings the letters of a failed transmission to their end: Failed, which a person can have sent again.</summary>
internal sealed partial class TransmissionFailure(LetterRecords letters, TimeProvider clock, ILogger<TransmissionFailure> log)
{
    /// <summary>Settles each letter that is still open; one that a receipt has settled stays so. If an earlier attempt may have arrived,
    /// no letter is settled: whoever were told Failed would send it again, and the recipient would have it twice. Those letters stay
    /// open until their receipts come.</summary>
    public async Task SettleLettersAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        if (transmission.MayHaveArrived)
        {
            AwaitReceipts(log, transmission.Id, transmission.Members.Count, transmission.Code, transmission.Traceparent);
            return;
        }

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
        Message =
            "Digital Post took nothing of the transmission; it is not about this letter. Give its traceparent or transmissionId to " +
            "support, then drop the letter again under a new messageUUID.",
        TransmissionId = transmission.TransmissionId,
        Traceparent = transmission.Traceparent,
        At = clock.GetUtcNow(),
    };

    [LoggerMessage(EventId = 921, Level = LogLevel.Error,
        Message = "Transmission {Transmission} with {Letters} letters was given up ({Code}), but an earlier attempt may have arrived; " +
            "the letters stay open until their receipts come. Ask Digital Post's support with traceparent {Traceparent}")]
    private static partial void AwaitReceipts(ILogger log, Guid transmission, int letters, string? code, string? traceparent);
}
