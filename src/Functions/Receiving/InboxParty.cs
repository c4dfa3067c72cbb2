using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>A letter's sender or recipient; IdType: CPR or CVR.</summary>
internal sealed record InboxParty
{
    // The senderID or recipientID.
    public required string Id { get; init; }

    public required string IdType { get; init; }

    public string? IdTypeLabel { get; init; }

    public string? Label { get; init; }

    public AttentionData? AttentionData { get; init; }

    public ContactPoint? ContactPoint { get; init; }

    // A sender's.
    public Representative? Representative { get; init; }

    public static InboxParty Of(Sender sender) => new()
    {
        Id = sender.SenderId,
        IdType = sender.IdType,
        IdTypeLabel = sender.IdTypeLabel,
        Label = sender.Label,
        AttentionData = sender.AttentionData,
        ContactPoint = sender.ContactPoint,
        Representative = sender.Representative,
    };

    public static InboxParty Of(Recipient recipient) => new()
    {
        Id = recipient.RecipientId,
        IdType = recipient.IdType,
        IdTypeLabel = recipient.IdTypeLabel,
        Label = recipient.Label,
        AttentionData = recipient.AttentionData,
        ContactPoint = recipient.ContactPoint,
    };
}
