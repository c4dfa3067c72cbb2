using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>What the event log tells of a message, from its header (TI 7.2.1, subject MEMO).</summary>
public sealed record MessageFacts
{
    /// <summary>DIGITALPOST or NEMSMS.</summary>
    public required string MessageType { get; init; }

    /// <summary>The version of MeMo: 1.1 or 1.2.</summary>
    public required string MemoVersion { get; init; }

    /// <summary>The label.</summary>
    public required string Title { get; init; }

    /// <summary>The number of the sender.</summary>
    public required string Sender { get; init; }

    /// <summary>The number of the recipient.</summary>
    public required string Recipient { get; init; }

    /// <summary>CITIZEN or COMPANY.</summary>
    public required string RecipientType { get; init; }

    /// <summary>Whether the message is mandatory.</summary>
    public bool Mandatory { get; init; }

    /// <summary>Whether the message is a legal notification.</summary>
    public bool LegalNotification { get; init; }

    /// <summary>The day before which it is not delivered; <see langword="null"/> for at once.</summary>
    public DateOnly? DoNotDeliverUntil { get; init; }

    /// <summary>Tells that there are facts, and never a number or the title.</summary>
    /// <returns>The type and the version.</returns>
    public override string ToString() => $"{MessageType} {MemoVersion}";

    internal static MessageFacts? Of(MemoReport? report) => report is not { Header: { } header } ? null : new()
    {
        MessageType = header.MessageType == MeMo.MessageType.NemSms ? "NEMSMS" : "DIGITALPOST",
        MemoVersion = report.Version == MeMo.MemoVersion.V1_1 ? "1.1" : "1.2",
        Title = header.Label,
        Sender = header.Sender.SenderId,
        Recipient = header.Recipient.RecipientId,
        RecipientType = header.Recipient.IdType.Equals("CPR", StringComparison.OrdinalIgnoreCase) ? "CITIZEN" : "COMPANY",
        Mandatory = header.Mandatory == true,
        LegalNotification = header.LegalNotification == true,
        DoNotDeliverUntil = header.DoNotDeliverUntilDate,
    };
}
