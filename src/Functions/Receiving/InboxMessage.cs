namespace Postvogn.Functions.Receiving;

/// <summary>A delivered letter: the content of <c>message.json</c>, which is there only when all its files are.</summary>
internal sealed record InboxMessage
{
    public const string File = "message.json";

    public required Guid MessageUUID { get; init; }

    public required Guid SystemId { get; init; }

    public string? ContactPointID { get; init; }

    public required string Label { get; init; }

    public required InboxSender Sender { get; init; }

    public InboxReply? ReplyTo { get; init; }

    public required IReadOnlyList<InboxFile> Files { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>Whose number it is, IdType tells: CPR or CVR.</summary>
internal sealed record InboxSender(string Id, string IdType, string Label);

/// <summary>Its messageUUID, our own id of it, and the case that it belonged to.</summary>
internal sealed record InboxReply(Guid? MessageUUID, string? MessageID, string? CaseID);

internal sealed record InboxFile
{
    public required string Path { get; init; }

    /// <summary>In the letter.</summary>
    public required string Filename { get; init; }

    public required string EncodingFormat { get; init; }

    public required string Language { get; init; }

    /// <summary><c>main</c>, <c>additional</c> or <c>technical</c>.</summary>
    public required string Document { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }
}
