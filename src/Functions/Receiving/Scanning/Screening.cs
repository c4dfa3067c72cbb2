using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>Stands between a received letter and the inbox (docs/adr/0021). Without a scanner every letter passes.</summary>
internal sealed partial class Screening(
    IBlobStore store, Quarantine quarantine, InboxFiles inbox, ILogger<Screening> log, IScanner? scanner = null)
{
    /// <summary>Scans a letter unless it was decided on before; lays an infected one in quarantine.</summary>
    /// <exception cref="MemoFormatException">The letter cannot be read; as it came it is clean.</exception>
    public async Task<Screened> ScreenAsync(ReceivedLetter letter, CancellationToken cancellationToken)
    {
        if (scanner is null) return Screened.Passed;
        var place = Places.Delivery(letter.SystemId, letter.MessageUuid);
        var delivery = await store.ReadAsync(place, ReceivingJson.Default.Delivery, cancellationToken);
        switch (delivery?.Value.Status)
        {
            case DeliveryStatus.Delivered:
                return Screened.Passed;
            case DeliveryStatus.Quarantined:
                await inbox.RemoveAsync(delivery.Value, cancellationToken);
                return Screened.Quarantined;
            default:
                await letter.CopyAsync(cancellationToken);
                return await JudgeAsync(letter, await ScanAsync(letter, scanner, cancellationToken), cancellationToken);
        }
    }

    // The MeMo as it came, then each of its files decoded, until one is not clean.
    private static async Task<ScanResult> ScanAsync(ReceivedLetter letter, IScanner scanner, CancellationToken cancellationToken)
    {
        await using (var asItCame = await letter.OpenAsync(cancellationToken))
        {
            var whole = await scanner.ScanAsync(asItCame, cancellationToken);
            if (whole.Verdict != ScanVerdict.Clean) return whole;
        }

        await using var memo = await letter.OpenAsync(cancellationToken);
        await using var reader = new MemoReader(memo, MemoReaderOptions.Tolerant);
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
        {
            var result = await scanner.ScanAsync(part.Content, cancellationToken);
            if (result.Verdict != ScanVerdict.Clean) return result;
        }

        return ScanResult.Clean;
    }

    private async Task<Screened> JudgeAsync(ReceivedLetter letter, ScanResult result, CancellationToken cancellationToken)
    {
        switch (result.Verdict)
        {
            case ScanVerdict.Clean:
                return Screened.Passed;
            case ScanVerdict.Infected:
                return await quarantine.KeepAsync(letter, result.Words, cancellationToken);
            case ScanVerdict.TooLarge:
                TooLarge(log, letter.MessageUuid, letter.SystemId, result.Words);
                return Screened.Stays;
            default:
                NotScanned(log, letter.MessageUuid, letter.SystemId, result.Words);
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

internal enum Screened
{
    /// <summary>It may be delivered, or has been already.</summary>
    Passed,

    Quarantined,

    /// <summary>It could not be scanned, and stays where it is.</summary>
    Stays,
}
