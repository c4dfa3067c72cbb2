namespace Postvogn.Drops;

/// <summary>What of a letter's header decides whether it may be sent, can arrive, and what it answers. It holds the recipient's number, and
/// shows none.</summary>
public sealed record LetterFacts
{
    private const int MostReplies = 20;

    /// <summary>Digital post or NemSMS.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary><c>CPR</c> or <c>CVR</c>.</summary>
    public required string RecipientIdType { get; init; }

    /// <summary>The recipient's number.</summary>
    public required string RecipientId { get; init; }

    /// <summary>The recipient's contact point; null when it names none.</summary>
    public string? RecipientContactPointId { get; init; }

    /// <summary>Whether it reaches an exempt recipient, too (TI 4).</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Whether it is a legal notification (forkyndelse).</summary>
    public required bool LegalNotification { get; init; }

    /// <summary>The day before which the recipient does not see it.</summary>
    public DateOnly? DoNotDeliverUntilDate { get; init; }

    /// <summary>The sender's own id of it.</summary>
    public string? MessageId { get; init; }

    /// <summary>The messageUUIDs of the letters that it answers, at most 20, in their order.</summary>
    public IReadOnlyList<Guid> ReplyTo { get; init; } = [];

    /// <summary>Of a header that could be read.</summary>
    public static LetterFacts Of(MessageHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new LetterFacts
        {
            MessageType = header.MessageType,
            RecipientIdType = header.Recipient.IdType,
            RecipientId = header.Recipient.RecipientId,
            RecipientContactPointId = header.Recipient.ContactPoint?.ContactPointId,
            Mandatory = header.Mandatory == true,
            LegalNotification = header.LegalNotification == true,
            DoNotDeliverUntilDate = header.DoNotDeliverUntilDate,
            MessageId = header.MessageId,
            ReplyTo = [.. header.ReplyData.Select(reply => reply.MessageUuid).OfType<Guid>().Take(MostReplies)],
        };
    }

    /// <summary>Nobody's number.</summary>
    public override string ToString() => $"{MessageType} to a {RecipientIdType}";
}
