using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 7.2.1, subject MEMO.</summary>
internal sealed record MessageFacts
{
    // DIGITALPOST or NEMSMS.
    public required string MessageType { get; init; }

    // 1.1 or 1.2.
    public required string MemoVersion { get; init; }

    public required string Title { get; init; }

    public required string Sender { get; init; }

    public required string Recipient { get; init; }

    // CITIZEN or COMPANY.
    public required string RecipientType { get; init; }

    public bool Mandatory { get; init; }

    public bool LegalNotification { get; init; }

    public DateOnly? DoNotDeliverUntil { get; init; }

    // The sender's own, which come back in the reply.
    public string? MessageId { get; init; }

    public string? CaseId { get; init; }

    // Where the sender wants replies.
    public string? ContactPoint { get; init; }

    // Never a number or the title.
    public override string ToString() => $"{MessageType} {MemoVersion}";

    internal static MessageFacts? Of(MemoReport? report) => report is not { Header: { } header } ? null : Of(header, report.Version);

    internal static MessageFacts Of(MessageHeader header, MemoVersion? version) => new()
    {
        MessageType = header.MessageType == MeMo.MessageType.NemSms ? "NEMSMS" : "DIGITALPOST",
        MemoVersion = version == MeMo.MemoVersion.V1_1 ? "1.1" : "1.2",
        Title = header.Label,
        Sender = header.Sender.SenderId,
        Recipient = header.Recipient.RecipientId,
        RecipientType = header.Recipient.IdType.Equals("CPR", StringComparison.OrdinalIgnoreCase) ? "CITIZEN" : "COMPANY",
        Mandatory = header.Mandatory == true,
        LegalNotification = header.LegalNotification == true,
        DoNotDeliverUntil = header.DoNotDeliverUntilDate,
        MessageId = header.MessageId,
        CaseId = header.ContentData?.CaseId?.CaseId,
        ContactPoint = header.Sender.ContactPoint?.ContactPointId,
    };
}
