using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>The content of <c>message.json</c>, which is there only when all of the letter's files are: every element of the MeMo but the
/// bytes of its files, under MeMo's names (docs/adr/0040). docs/schemas/message.schema.json says what each is.</summary>
internal sealed record InboxMessage
{
    public const string File = "message.json";

    // Beside it: the letter byte for byte as it came.
    public const string Memo = "memo.xml";

    public required Guid MessageUUID { get; init; }

    [JsonPropertyName("systemId")]
    public required Guid SystemId { get; init; }

    // The recipient system whose letter of the same messageUUID lies in the folder that has no more than that in its name.
    [JsonPropertyName("apartFromSystemId")]
    public Guid? ApartFromSystemId { get; init; }

    // 1.1 or 1.2.
    public required string MemoVersion { get; init; }

    // DIGITALPOST or NEMSMS.
    public required string MessageType { get; init; }

    public string? MessageID { get; init; }

    public string? MessageCode { get; init; }

    // The recipient's.
    public string? ContactPointID { get; init; }

    public required string Label { get; init; }

    public string? Notification { get; init; }

    public string? AdditionalNotification { get; init; }

    public bool? Reply { get; init; }

    public DateTimeOffset? ReplyByDateTime { get; init; }

    public DateOnly? DoNotDeliverUntilDate { get; init; }

    public bool? Mandatory { get; init; }

    public bool? LegalNotification { get; init; }

    public string? PostType { get; init; }

    // Of the body; when its sender made it.
    public DateTimeOffset? CreatedDateTime { get; init; }

    public required InboxParty Sender { get; init; }

    public required InboxParty Recipient { get; init; }

    public ContentData? ContentData { get; init; }

    public ForwardData? ForwardData { get; init; }

    // The first of ReplyData.
    public InboxReply? ReplyTo { get; init; }

    public required IReadOnlyList<ReplyData> ReplyData { get; init; }

    public required IReadOnlyList<InboxDocument> Documents { get; init; }

    // Why it lies in this destination; null of a delivery that had begun before December 2026.
    public RouteReason? RoutedBy { get; init; }

    // The letter of ours that it answers.
    public AnsweredLetter? Answers { get; init; }

    public required IReadOnlyList<InboxFile> Files { get; init; }

    // What the letter breaks of the format: what is named there is as it could be kept, or left out; memo.xml has it.
    public required IReadOnlyList<InboxFault> Faults { get; init; }

    // UTC.
    public required DateTimeOffset ReceivedAt { get; init; }

    // The reader has given its last file.
    public static InboxMessage Of(MessageHeader header, MemoReader reader, IReadOnlyList<WrittenFile> written, Delivery delivery) => new()
    {
        MessageUUID = delivery.MessageUuid,
        SystemId = delivery.SystemId,
        ApartFromSystemId = delivery.ApartFrom,
        MemoVersion = reader.Version == MeMo.MemoVersion.V1_1 ? "1.1" : "1.2",
        MessageType = header.MessageType == MeMo.MessageType.NemSms ? "NEMSMS" : "DIGITALPOST",
        MessageID = header.MessageId,
        MessageCode = header.MessageCode,
        ContactPointID = header.Recipient.ContactPoint?.ContactPointId,
        Label = header.Label,
        Notification = header.Notification,
        AdditionalNotification = header.AdditionalNotification,
        Reply = header.Reply,
        ReplyByDateTime = header.ReplyByDateTime,
        DoNotDeliverUntilDate = header.DoNotDeliverUntilDate,
        Mandatory = header.Mandatory,
        LegalNotification = header.LegalNotification,
        PostType = header.PostType,
        CreatedDateTime = reader.CreatedDateTime,
        Sender = InboxParty.Of(header.Sender),
        Recipient = InboxParty.Of(header.Recipient),
        ContentData = header.ContentData,
        ForwardData = header.ForwardData,
        ReplyTo = header.ReplyData is [var reply, ..] ? new InboxReply(reply.MessageUuid, reply.MessageId, reply.CaseId) : null,
        ReplyData = header.ReplyData,
        RoutedBy = delivery.RoutedBy,
        Answers = delivery.Answers,
        Documents = [.. reader.Documents.Select(document => InboxDocument.Of(document, written))],
        Files = [.. written.Select(file => file.InInbox)],
        Faults = [.. reader.Findings.Select(InboxFault.Of)],
        ReceivedAt = delivery.ChangedAt,
    };
}

/// <summary>The messageID is our own.</summary>
internal sealed record InboxReply(Guid? MessageUUID, string? MessageID, string? CaseID);
