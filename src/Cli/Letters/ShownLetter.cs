using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.Cli.Letters;

/// <summary>What <c>memo show</c> shows.</summary>
internal sealed record ShowResult : ToolResult
{
    /// <summary>The letter of the file, or the letters of the archive.</summary>
    public required IReadOnlyList<ShownLetter> Letters { get; init; }
}

/// <summary>A letter without the content of its files. It holds personal data: it goes to the one who asked, and nowhere else.</summary>
/// <param name="header">Its header.</param>
internal sealed class ShownLetter(MessageHeader header)
{
    /// <summary>The file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary>The name in the archive.</summary>
    public string? Entry { get; init; }

    /// <summary><c>1.1</c> or <c>1.2</c>.</summary>
    public required string Version { get; init; }

    /// <summary><c>DIGITALPOST</c> or <c>NEMSMS</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>The messageUUID.</summary>
    [JsonPropertyName("messageUUID")]
    public Guid MessageUuid => header.MessageUuid;

    /// <summary>The sender's own id.</summary>
    [JsonPropertyName("messageID")]
    public string? MessageId => header.MessageId;

    /// <summary>The sender's own kind of message.</summary>
    public string? MessageCode => header.MessageCode;

    /// <summary>The subject.</summary>
    public string Label => header.Label;

    /// <summary>The notification's text, which is the text of a NemSMS.</summary>
    public string? Notification => header.Notification;

    /// <summary>Who sends.</summary>
    public ShownParty Sender => ShownParty.Of(header.Sender);

    /// <summary>On whose behalf.</summary>
    public ShownParty? Representative => header.Sender.Representative is { } representative ? ShownParty.Of(representative) : null;

    /// <summary>Who receives.</summary>
    public ShownParty Recipient => ShownParty.Of(header.Recipient);

    /// <summary>Whether it reaches a recipient who is exempt.</summary>
    public bool Mandatory => header.Mandatory ?? false;

    /// <summary>Whether it is a legal notification.</summary>
    public bool LegalNotification => header.LegalNotification ?? false;

    /// <summary>Whether it may be replied to.</summary>
    public bool Reply => header.Reply ?? false;

    /// <summary>Until when.</summary>
    public DateTimeOffset? ReplyByDateTime => header.ReplyByDateTime;

    /// <summary>The day before which the recipient does not see it.</summary>
    public DateOnly? DoNotDeliverUntilDate => header.DoNotDeliverUntilDate;

    /// <summary>The kind of post.</summary>
    public string? PostType => header.PostType;

    /// <summary>The case.</summary>
    [JsonPropertyName("caseID")]
    public string? CaseId => header.ContentData?.CaseId?.CaseId;

    /// <summary>The letters that it replies to.</summary>
    public IReadOnlyList<Guid> ReplyTo => [.. header.ReplyData.Select(reply => reply.MessageUuid).OfType<Guid>()];

    /// <summary>The letter that it forwards.</summary>
    public Guid? Forwards => header.ForwardData?.MessageUuid;

    /// <summary>When it was written; null in a NemSMS.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>Its files, in the order of the letter.</summary>
    public required IReadOnlyList<ShownFile> Files { get; init; }
}

/// <summary>A sender, recipient or representative.</summary>
/// <param name="Type"><c>CPR</c> or <c>CVR</c>.</param>
/// <param name="Id">The number.</param>
/// <param name="Label">The name.</param>
/// <param name="ContactPointId">The contact point.</param>
internal sealed record ShownParty(
    string? Type, string? Id, string? Label, [property: JsonPropertyName("contactPointID")] string? ContactPointId)
{
    /// <summary>A sender.</summary>
    public static ShownParty Of(Sender sender) => new(sender.IdType, sender.SenderId, sender.Label, sender.ContactPoint?.ContactPointId);

    /// <summary>A representative.</summary>
    public static ShownParty Of(Representative representative) =>
        new(representative.IdType, representative.RepresentativeId, representative.Label, null);

    /// <summary>A recipient.</summary>
    public static ShownParty Of(Recipient recipient) =>
        new(recipient.IdType, recipient.RecipientId, recipient.Label, recipient.ContactPoint?.ContactPointId);
}

/// <summary>A file of a letter.</summary>
/// <param name="Document"><c>main</c>, <c>additional</c> or <c>technical</c>.</param>
/// <param name="Number">The document's number among those of its kind, from 1.</param>
/// <param name="Label">The document's name.</param>
/// <param name="Filename">The file's name.</param>
/// <param name="EncodingFormat">Its media type.</param>
/// <param name="Language">Its language.</param>
/// <param name="Length">Its length in bytes, decoded.</param>
internal sealed record ShownFile(
    string Document, int Number, string? Label, string Filename, string EncodingFormat, string Language, long Length);
