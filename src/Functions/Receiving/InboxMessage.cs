namespace Postvogn.Functions.Receiving;

/// <summary>A delivered letter: the content of <c>message.json</c>, which is there only when all its files are.</summary>
internal sealed record InboxMessage
{
    /// <summary>Its name beside the letter's files.</summary>
    public const string File = "message.json";

    /// <summary>The messageUUID.</summary>
    public required Guid MessageUUID { get; init; }

    /// <summary>The recipient system that it came to.</summary>
    public required Guid SystemId { get; init; }

    /// <summary>The contact point that it was sent to.</summary>
    public string? ContactPointID { get; init; }

    /// <summary>The subject.</summary>
    public required string Label { get; init; }

    /// <summary>Who sent it.</summary>
    public required InboxSender Sender { get; init; }

    /// <summary>The letter that it replies to; absent if it is no reply.</summary>
    public InboxReply? ReplyTo { get; init; }

    /// <summary>Its files, in their order.</summary>
    public required IReadOnlyList<InboxFile> Files { get; init; }

    /// <summary>When it was received (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>Who sent a received letter.</summary>
/// <param name="Id">CPR or CVR number.</param>
/// <param name="IdType">Which of the two.</param>
/// <param name="Label">The name.</param>
internal sealed record InboxSender(string Id, string IdType, string Label);

/// <summary>The letter that a received one replies to.</summary>
/// <param name="MessageUUID">Its messageUUID.</param>
/// <param name="MessageID">Our own id of it.</param>
/// <param name="CaseID">The case that it belonged to.</param>
internal sealed record InboxReply(Guid? MessageUUID, string? MessageID, string? CaseID);

/// <summary>A file of a received letter.</summary>
internal sealed record InboxFile
{
    /// <summary>Its name beside message.json.</summary>
    public required string Path { get; init; }

    /// <summary>Its name in the letter.</summary>
    public required string Filename { get; init; }

    /// <summary>Its media type.</summary>
    public required string EncodingFormat { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary><c>main</c>, <c>additional</c> or <c>technical</c>.</summary>
    public required string Document { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Length { get; init; }
}
