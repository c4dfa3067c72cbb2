using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>Stands between a received letter and the inbox (docs/adr/0021). Without a scanner every letter passes.</summary>
internal sealed partial class Screening(
    IBlobStore store, Quarantine quarantine, InboxFiles inbox, ILogger<Screening> log, IScanner? scanner = null)
{
    /// <summary>Scans a letter unless it was decided on before; lays an infected one in quarantine.</summary>
    /// <exception cref="MemoFormatException">The letter cannot be read.</exception>
    public async Task<Screened> ScreenAsync(BlobPath place, Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        if (scanner is null) return Screened.Passed;
        var delivery = await store.ReadAsync(Places.Delivery(systemId, messageUuid), ReceivingJson.Default.Delivery, cancellationToken);
        switch (delivery?.Value.Status)
        {
            case DeliveryStatus.Delivered:
                return Screened.Passed;
            case DeliveryStatus.Quarantined:
                await inbox.RemoveAsync(delivery.Value, cancellationToken);
                return Screened.Quarantined;
            default:
                var result = await new LetterScan(store, scanner).ScanAsync(place, cancellationToken);
                return result is null
                    ? Screened.Stays
                    : await JudgeAsync(new ScannedLetter(place, systemId, messageUuid, result), cancellationToken);
        }
    }

    private async Task<Screened> JudgeAsync(ScannedLetter letter, CancellationToken cancellationToken)
    {
        switch (letter.Result.Verdict)
        {
            case ScanVerdict.Clean:
                return Screened.Passed;
            case ScanVerdict.Infected:
                return await quarantine.KeepAsync(letter, cancellationToken);
            case ScanVerdict.TooLarge:
                TooLarge(log, letter.MessageUuid, letter.SystemId, letter.Result.Words);
                return Screened.Stays;
            default:
                NotScanned(log, letter.MessageUuid, letter.SystemId, letter.Result.Words);
                return Screened.Stays;
        }
    }

    [LoggerMessage(EventId = 1031, Level = LogLevel.Warning,
        Message = "Letter {MessageUuid} to system {SystemId} waits: it could not be scanned for viruses ({Reason}). It is tried again")]
    private static partial void NotScanned(ILogger log, Guid messageUuid, Guid systemId, string reason);

    [LoggerMessage(EventId = 1032, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} waits: it goes beyond clamd's limits ({Reason}). Raise them; until then " +
            "Digital Post resends it, and hands it to a person after 7 days")]
    private static partial void TooLarge(ILogger log, Guid messageUuid, Guid systemId, string reason);
}
