using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

internal sealed record ShowResult : ToolResult
{
    public required IReadOnlyList<ShownLetter> Letters { get; init; }
}

/// <summary>It holds personal data: it goes to the one who asked, and nowhere else.</summary>
internal sealed class ShownLetter(MessageHeader header)
{
    public required string File { get; init; }

    public string? Entry { get; init; }

    public required string Version { get; init; }

    public required string MessageType { get; init; }

    [JsonPropertyName("messageUUID")]
    public Guid MessageUuid => header.MessageUuid;

    [JsonPropertyName("messageID")]
    public string? MessageId => header.MessageId;

    public string? MessageCode => header.MessageCode;

    public string Label => header.Label;

    /// <summary>The text of a NemSMS.</summary>
    public string? Notification => header.Notification;

    public ShownParty Sender => ShownParty.Of(header.Sender);

    public ShownParty? Representative => header.Sender.Representative is { } representative ? ShownParty.Of(representative) : null;

    public ShownParty Recipient => ShownParty.Of(header.Recipient);

    /// <summary>Whether it reaches a recipient who is exempt.</summary>
    public bool Mandatory => header.Mandatory ?? false;

    public bool LegalNotification => header.LegalNotification ?? false;

    public bool Reply => header.Reply ?? false;

    public DateTimeOffset? ReplyByDateTime => header.ReplyByDateTime;

    public DateOnly? DoNotDeliverUntilDate => header.DoNotDeliverUntilDate;

    public string? PostType => header.PostType;

    [JsonPropertyName("caseID")]
    public string? CaseId => header.ContentData?.CaseId?.CaseId;

    public IReadOnlyList<Guid> ReplyTo => [.. header.ReplyData.Select(reply => reply.MessageUuid).OfType<Guid>()];

    public Guid? Forwards => header.ForwardData?.MessageUuid;

    public DateTimeOffset? CreatedDateTime { get; init; }

    public required IReadOnlyList<ShownFile> Files { get; init; }
}

internal sealed record ShownParty(
    string? Type, string? Id, string? Label, [property: JsonPropertyName("contactPointID")] string? ContactPointId)
{
    public static ShownParty Of(Sender sender) => new(sender.IdType, sender.SenderId, sender.Label, sender.ContactPoint?.ContactPointId);

    public static ShownParty Of(Representative representative) =>
        new(representative.IdType, representative.RepresentativeId, representative.Label, null);

    public static ShownParty Of(Recipient recipient) =>
        new(recipient.IdType, recipient.RecipientId, recipient.Label, recipient.ContactPoint?.ContactPointId);
}

/// <summary>The number is among those of its kind, from 1; the length is that of the decoded bytes.</summary>
internal sealed record ShownFile(
    string Document, int Number, string? Label, string Filename, string EncodingFormat, string Language, long Length);
