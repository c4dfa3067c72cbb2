namespace Postvogn.Functions.Receiving;

/// <summary>The content of <c>message.json</c>, which is there only when all of the letter's files are.</summary>
internal sealed record InboxMessage
{
    public const string File = "message.json";

    public required Guid MessageUUID { get; init; }

    public required Guid SystemId { get; init; }

    // The recipient system whose letter of the same messageUUID lies in the folder that has no more than that in its name.
    public Guid? ApartFromSystemId { get; init; }

    public string? ContactPointID { get; init; }

    public required string Label { get; init; }

    public required InboxSender Sender { get; init; }

    public InboxReply? ReplyTo { get; init; }

    // Why it lies in this destination; null of a delivery that had begun before December 2026.
    public RouteReason? RoutedBy { get; init; }

    // The letter of ours that it answers.
    public AnsweredLetter? Answers { get; init; }

    public required IReadOnlyList<InboxFile> Files { get; init; }

    // UTC.
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>IdType: CPR or CVR.</summary>
internal sealed record InboxSender(string Id, string IdType, string Label);

/// <summary>The messageID is our own.</summary>
internal sealed record InboxReply(Guid? MessageUUID, string? MessageID, string? CaseID);

internal sealed record InboxFile
{
    public required string Path { get; init; }

    public required string Filename { get; init; }

    public required string EncodingFormat { get; init; }

    public required string Language { get; init; }

    // main, additional or technical.
    public required string Document { get; init; }

    // In bytes.
    public required long Length { get; init; }
}
