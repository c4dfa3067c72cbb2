using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>One business receipt for each message (TI 10.8.1).</summary>
internal sealed class MessageValidation(
    NationalServiceOptions options,
    RegistryRules rules,
    Spool spool,
    ReceiptDesk desk,
    DelayedMemos delayed,
    NationalLedger ledger)
{
    private readonly ConcurrentDictionary<Guid, byte> accepted = new();

    public async Task ValidateAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        if (transmission.IsArchive)
            await ValidateArchiveAsync(transmission, cancellationToken);
        else
            await ValidateMemoAsync(transmission, new ExtractedMemo(transmission.Path, transmission.FileName), cancellationToken);
        File.Delete(transmission.Path);
    }

    private async Task ValidateArchiveAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var extraction = await ArchiveExtraction.ExtractAsync(transmission.Path, spool, cancellationToken);
        if (extraction.Refusal is null && transmission.IsFile)
            desk.Release(transmission.System.Id, TechnicalOf(transmission), transmission.ReceivedAt);
        if (extraction.Refusal is { } refusal)
            Settle(transmission, report: null, messageUuid: null, refusal, await FileDigest.OfAsync(transmission.Path, cancellationToken));
        foreach (var memo in extraction.Memos)
        {
            await ValidateMemoAsync(transmission, memo, cancellationToken);
            File.Delete(memo.Path);
        }
    }

    private async Task ValidateMemoAsync(Transmission transmission, ExtractedMemo memo, CancellationToken cancellationToken)
    {
        var report = await ReportOnAsync(memo, cancellationToken);
        var refusal = report.IsValid ? Judge(report.Header!, transmission) : Refusal.Of(report.Findings[0]);
        var messageUuid = report.Header?.MessageUuid ?? UuidOf(memo.FileName);
        Settle(transmission, report, messageUuid, refusal, await FileDigest.OfAsync(memo.Path, cancellationToken));
    }

    private async Task<MemoReport> ReportOnAsync(ExtractedMemo memo, CancellationToken cancellationToken)
    {
        await using var content = Spool.Open(memo.Path);
        var judged = new MemoValidationOptions { Clock = options.Clock, FileName = memo.FileName };
        return await MemoValidator.ValidateAsync(content, judged, cancellationToken);
    }

    // The messageUUID is claimed last: a message that was refused may be sent again under it.
    private Refusal? Judge(MessageHeader header, Transmission transmission)
    {
        var refusal = rules.Judge(header, transmission.System);
        if (refusal is not null || accepted.TryAdd(header.MessageUuid, 0))
            return refusal;
        return Refusal.Of(
            MemoCodes.MessageUuidNotUnique, $"The MessageUUID {header.MessageUuid:D} is invalid. MessageUUID must be a unique UUID");
    }

    private void Settle(Transmission transmission, MemoReport? report, Guid? messageUuid, Refusal? refusal, FileDigest digest)
    {
        var receipt = new Receipt
        {
            TransmissionId = transmission.Id,
            MessageUuid = messageUuid,
            MessageId = report?.Header?.MessageId,
            ErrorCode = refusal?.Code,
            ErrorMessage = refusal?.Message,
            TimeStamp = options.Clock.GetUtcNow(),
            ReceiptStatus = refusal?.Status ?? ReceiptStatus.Completed,
        };
        var facts = MessageFacts.Of(report);
        var accepted = refusal is null ? messageUuid : null;
        if (accepted is not null && facts?.DoNotDeliverUntil is not null) delayed.Expect(accepted.Value);
        ledger.Append(new MessageSettled(transmission.System.Id, receipt, digest.Sha256, digest.Size) { Facts = facts });
        if (accepted is not null && facts?.DoNotDeliverUntil is { } day) delayed.Keep(transmission.System.Id, accepted.Value, day);
        desk.Release(transmission.System.Id, receipt, transmission.ReceivedAt + options.BusinessReceiptDelay);
    }

    // Whoever sends a file has no answer to read it in (TI 10.7.4).
    private Receipt TechnicalOf(Transmission transmission) =>
        new() { TransmissionId = transmission.Id, TimeStamp = options.Clock.GetUtcNow(), ReceiptStatus = ReceiptStatus.Received };

    private static Guid? UuidOf(string? fileName) =>
        Guid.TryParse(Path.GetFileNameWithoutExtension(fileName), out var uuid) ? uuid : null;
}
