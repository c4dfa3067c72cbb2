using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 7.2.1.</summary>
internal sealed class EventLog(NationalRegistry registry, NationalLedger ledger)
{
    private const string Memo = "MEMO";
    private const string BusinessReceipt = "BUSINESS_RECEIPT";

    public IEnumerable<JsonObject> Of(string cvr, EventInterval interval)
    {
        var entries = ledger.Entries;
        var settled = entries.OfType<MessageSettled>()
            .Where(it => it.Receipt.MessageUuid is not null)
            .ToLookup(it => (it.Receipt.TransmissionId, it.Receipt.MessageUuid!.Value));
        return
            from entry in entries
            where interval.Holds(entry.At)
            from fact in FactsOf(entry)
            let system = registry.FindSystem(fact.SystemId)
            where system?.Cvr == cvr
            select Enriched(fact, settled).ToDocument(system);
    }

    private EventFact Enriched(EventFact fact, ILookup<(Guid, Guid), MessageSettled> settled)
    {
        if (fact.Entry is not ReceiptPushed and not ReceiptShelved || fact.Message is not { } message)
            return fact;
        var transmission = Guid.Parse((string)fact.Meta["transmissionId"]!);
        return settled[(transmission, message)].FirstOrDefault() is { } its ? fact with { Meta = MetaOf(its) } : fact;
    }

    private IEnumerable<EventFact> FactsOf(LedgerEntry entry) => entry switch
    {
        TransmissionReceived it => [Received(it)],
        MessageSettled it => [Validated(it), OfSettled(it, BusinessReceipt, "CREATED", "BUSINESS_RECEIPT_CREATED")],
        ReceiptPushed it => [ReceiptSent(it)],
        ReceiptShelved { Change: ShelfChange.Fetched } it =>
            [OfReceipt(it, BusinessReceipt, "FETCHED", "BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM", it.SystemId, it.Receipt)],
        MemoOffered it => [Of(it, "AVAILABLE", "MEMO_AVAILABLE_TO_RECIPIENT", it.SystemId, it.MessageUuid)],
        MemoPushed { Answer.IsAccepted: true } it =>
            [Of(it, "SENT_REST", "MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM", it.SystemId, it.MessageUuid)],
        MemoPushed it => [Of(it, "FAILED_REST", "MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED", it.SystemId, it.MessageUuid)],
        MemoFetched it => [Of(it, "FETCHED", "MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM", it.SystemId, it.MessageUuid)],
        MemoReceipted it =>
        [
            Of(it, "RECEIVED", "BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM", it.SystemId, it.MessageUuid)
                with { Subject = BusinessReceipt },
        ],
        DelayedMemoSent it => [Of(it, "SENT", "DELAYED_MEMO_SEND_SENT", it.SystemId, it.MessageUuid)],
        MemoRecalled it => [Of(it, "RECALLED", "DELAYED_MEMO_MESSAGE_RECALLED", it.SystemId, it.MessageUuid)],
        _ => [],
    };

    private static EventFact Received(TransmissionReceived it)
    {
        var (type, tag) = it.IsBulk ? ("MASS_SEND_RECEIVED", "MEMO_MASS_SEND_RECEIVED") : ("RECEIVED", "MEMO_SEND_RECEIVED");
        return new(it, Memo, type, tag, it.SystemId)
        {
            Message = it.TransmissionId,
            Meta = new JsonObject
            {
                ["transmissionId"] = it.TransmissionId.ToString("D"),
                ["size"] = it.Size.ToString(CultureInfo.InvariantCulture),
                ["senderSystem"] = it.SystemId.ToString("D"),
            },
        };
    }

    private EventFact Validated(MessageSettled it)
    {
        var isValid = it.Receipt.ReceiptStatus == ReceiptStatus.Completed;
        var isDelayed = isValid && it.Facts?.DoNotDeliverUntil is not null;
        var type = isValid ? "VALIDATED" : "VALIDATION_FAILED";
        var tag = isDelayed ? "DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY" : $"MEMO_SEND_{type}";
        return OfSettled(it, Memo, type, tag);
    }

    private EventFact OfSettled(MessageSettled it, string subject, string type, string tag) =>
        OfReceipt(it, subject, type, tag, it.SystemId, it.Receipt) with { Meta = MetaOf(it) };

    // A push that failed bears the same tag in TI's example.
    private static EventFact ReceiptSent(ReceiptPushed it)
    {
        var type = it.Answer.IsAccepted ? "SENT_REST" : "FAILED_REST";
        var sent = OfReceipt(it, BusinessReceipt, type, "BUSINESS_RECEIPT_SENT", it.SystemId, it.Receipt);
        if (!it.Answer.IsAccepted)
            sent.Properties["error-message"] = it.Answer.Failure ?? $"HTTP {it.Answer.StatusCode}";
        return sent;
    }

    private static EventFact OfReceipt(LedgerEntry entry, string subject, string type, string tag, Guid systemId, Receipt receipt) =>
        new(entry, subject, type, tag, systemId)
        {
            Message = receipt.MessageUuid,
            Meta = MetaOf(receipt, systemId),
            Properties = ErrorsOf(receipt),
        };

    private EventFact Of(LedgerEntry entry, string type, string tag, Guid systemId, Guid messageUuid) =>
        new(entry, Memo, type, tag, systemId)
        {
            Message = messageUuid,
            Meta = new JsonObject
            {
                ["messageUUID"] = messageUuid.ToString("D"),
                [OfSender(entry) ? "senderSystem" : "recipientSystem"] = systemId.ToString("D"),
                [OfSender(entry) ? "senderSystemName" : "recipientSystemName"] = registry.FindSystem(systemId)?.Name,
            },
        };

    private static bool OfSender(LedgerEntry entry) => entry is MemoRecalled or DelayedMemoSent;

    private JsonObject MetaOf(MessageSettled it)
    {
        var meta = MetaOf(it.Receipt, it.SystemId);
        meta["senderSystemName"] = registry.FindSystem(it.SystemId)?.Name;
        meta["size"] = it.Size.ToString(CultureInfo.InvariantCulture);
        if (it.Facts is { } facts)
            Add(meta, facts);
        return meta;
    }

    private static JsonObject MetaOf(Receipt receipt, Guid systemId) => new()
    {
        ["transmissionId"] = receipt.TransmissionId.ToString("D"),
        ["messageUUID"] = receipt.MessageUuid?.ToString("D"),
        ["messageId"] = receipt.MessageId,
        ["receiptStatus"] = StatusOf(receipt),
        ["senderSystem"] = systemId.ToString("D"),
    };

    private static void Add(JsonObject meta, MessageFacts facts)
    {
        meta["messageType"] = facts.MessageType;
        meta["memoVersion"] = facts.MemoVersion;
        meta["title"] = facts.Title;
        meta["sender"] = facts.Sender;
        meta["senderType"] = "AUTHORITY";
        meta["recipient"] = facts.Recipient;
        meta["recipientType"] = facts.RecipientType;
        meta["mandatory"] = facts.Mandatory ? "true" : "false";
        meta["legalNotification"] = facts.LegalNotification ? "true" : "false";
    }

    private static JsonObject ErrorsOf(Receipt receipt)
    {
        var properties = new JsonObject { ["receipt-status"] = StatusOf(receipt) };
        if (receipt.ErrorCode is not null)
            properties["error-message"] = $"{receipt.ErrorCode}: {receipt.ErrorMessage}";
        return properties;
    }

    private static string StatusOf(Receipt receipt) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(receipt.ReceiptStatus.ToString());
}
