namespace Postvogn.MeMo;

/// <summary>Who writes to whom about what (<c>MessageHeader</c>). Texts hold at most 256 code points unless stated.</summary>
public sealed record MessageHeader
{
    /// <summary>Digital post or NemSMS.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>The message's id: a UUID of version 4, unique in Digital Post for good.</summary>
    public required Guid MessageUuid { get; init; }

    public string? MessageId { get; init; }

    /// <summary>The sender's own kind of message.</summary>
    public string? MessageCode { get; init; }

    /// <summary>The subject that the recipient sees.</summary>
    public required string Label { get; init; }

    /// <summary>The notification's text, at most 160 code points; the whole message of a NemSMS.</summary>
    public string? Notification { get; init; }

    /// <summary>A further text of the notification.</summary>
    public string? AdditionalNotification { get; init; }

    /// <summary>Whether the recipient may reply; absent is no.</summary>
    public bool? Reply { get; init; }

    /// <summary>The time until which a reply is possible.</summary>
    public DateTimeOffset? ReplyByDateTime { get; init; }

    /// <summary>The day before which the recipient does not see the message.</summary>
    public DateOnly? DoNotDeliverUntilDate { get; init; }

    /// <summary>Whether it must reach a recipient who is exempt; absent is no. MeMo 1.1 always states it.</summary>
    public bool? Mandatory { get; init; }

    /// <summary>Whether it is a legal notification (forkyndelse); absent is no. MeMo 1.1 always states it.</summary>
    public bool? LegalNotification { get; init; }

    /// <summary>The kind of post, such as <c>MYNDIGHEDSPOST</c>.</summary>
    public string? PostType { get; init; }

    public required Sender Sender { get; init; }

    public required Recipient Recipient { get; init; }

    public ContentData? ContentData { get; init; }

    public ForwardData? ForwardData { get; init; }

    public IReadOnlyList<ReplyData> ReplyData { get; init; } = [];
}
