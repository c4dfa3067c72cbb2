using System.Text.Json;

namespace Postvogn.Drops.Packages;

/// <summary>A name that a letter.json may hold, and how its value is taken; the path is for findings.</summary>
internal sealed record PackageMember<T>(string Name, TakeValue<T> Take);

/// <summary>What an entry of a list may not lack.</summary>
internal sealed record NeededMember<T>(string Name, Func<T, bool> IsMissing, string Fix);

internal delegate void TakeValue<in T>(PackageJson reading, ref Utf8JsonReader json, T target, string path);

/// <summary>All names of a letter.json (docs/drops.md).</summary>
internal static class PackageMembers
{
    private static readonly PackageMember<PackageParty>[] OfParty =
    [
        new("type", (reading, ref json, party, path) => party.Type = reading.Text(ref json, path)),
        new("id", (reading, ref json, party, path) => party.Id = reading.Text(ref json, path)),
        new("label", (reading, ref json, party, path) => party.Label = reading.Text(ref json, path)),
        new("contactPointID", (reading, ref json, party, path) => party.ContactPointID = reading.Text(ref json, path)),
    ];

    public static readonly PackageMember<PackageFile>[] OfFile =
    [
        new("path", (reading, ref json, file, path) => file.Path = reading.Text(ref json, path, mayBeNull: false) ?? file.Path),
        new("filename", (reading, ref json, file, path) => file.Filename = reading.Text(ref json, path)),
        new("encodingFormat", (reading, ref json, file, path) => file.EncodingFormat = reading.Text(ref json, path)),
        new("language", (reading, ref json, file, path) => file.Language = reading.Text(ref json, path, mayBeNull: false) ?? file.Language),
        new("document", (reading, ref json, file, path) => file.Document = reading.Text(ref json, path)),
        new("label", (reading, ref json, file, path) => file.Label = reading.Text(ref json, path)),
    ];

    private static readonly PackageMember<PackageReplyFact>[] OfReplyFact =
    [
        new("label", (reading, ref json, fact, path) => fact.Label = reading.Text(ref json, path)),
        new("value", (reading, ref json, fact, path) => fact.Value = reading.Text(ref json, path)),
    ];

    private static readonly PackageMember<PackageReply>[] OfReply =
    [
        new("messageID", (reading, ref json, reply, path) => reply.MessageID = reading.Text(ref json, path)),
        new("messageUUID", (reading, ref json, reply, path) => reply.MessageUuid = reading.Uuid(ref json, path)),
        new("replyUUID", (reading, ref json, reply, path) => reply.ReplyUuid = reading.Uuid(ref json, path)),
        new("senderID", (reading, ref json, reply, path) => reply.SenderID = reading.Text(ref json, path)),
        new("recipientID", (reading, ref json, reply, path) => reply.RecipientID = reading.Text(ref json, path)),
        new("caseID", (reading, ref json, reply, path) => reply.CaseID = reading.Text(ref json, path)),
        new("contactPointID", (reading, ref json, reply, path) => reply.ContactPointID = reading.Text(ref json, path)),
        new("generatingSystemID", (reading, ref json, reply, path) => reply.GeneratingSystemID = reading.Text(ref json, path)),
        new("comment", (reading, ref json, reply, path) => reply.Comment = reading.Text(ref json, path)),
        new("additionalReplyData", (reading, ref json, reply, path) => reply.AdditionalReplyData =
            reading.List(ref json, path, OfReplyFact, "{ \"label\": \"…\", \"value\": \"…\" }")),
    ];

    private static readonly NeededMember<PackageFile> PathOfFile =
        new("path", file => file.Path.Length == 0, "Name the file relative to the letter.json.");

    private static readonly NeededMember<PackageReply> UuidOfReply =
        new("messageUUID", reply => reply.MessageUuid is null, "Give the messageUUID of the letter that this one answers.");

    public static readonly PackageMember<Package>[] OfPackage =
    [
        new("messageUUID", (reading, ref json, letter, path) => letter.MessageUuid = reading.Uuid(ref json, path)),
        new("messageType", (reading, ref json, letter, path) =>
            letter.MessageType = reading.Text(ref json, path, mayBeNull: false) ?? letter.MessageType),
        new("recipient", (reading, ref json, letter, path) => letter.Recipient = PartyOf(reading, ref json, path)),
        new("sender", (reading, ref json, letter, path) => letter.Sender = PartyOf(reading, ref json, path)),
        new("label", (reading, ref json, letter, path) => letter.Label = reading.Text(ref json, path)),
        new("notification", (reading, ref json, letter, path) => letter.Notification = reading.Text(ref json, path)),
        new("mandatory", (reading, ref json, letter, path) => letter.Mandatory = reading.Flag(ref json, path)),
        new("legalNotification", (reading, ref json, letter, path) => letter.LegalNotification = reading.Flag(ref json, path)),
        new("reply", (reading, ref json, letter, path) => letter.Reply = reading.Flag(ref json, path)),
        new("replyByDateTime", (reading, ref json, letter, path) => letter.ReplyByDateTime = reading.Time(ref json, path)),
        new("doNotDeliverUntilDate", (reading, ref json, letter, path) => letter.DoNotDeliverUntilDate = reading.Date(ref json, path)),
        new("messageID", (reading, ref json, letter, path) => letter.MessageID = reading.Text(ref json, path)),
        new("messageCode", (reading, ref json, letter, path) => letter.MessageCode = reading.Text(ref json, path)),
        new("postType", (reading, ref json, letter, path) => letter.PostType = reading.Text(ref json, path)),
        new("caseID", (reading, ref json, letter, path) => letter.CaseID = reading.Text(ref json, path)),
        new("urgent", (reading, ref json, letter, path) => letter.Urgent = reading.Flag(ref json, path)),
        new("replyData", (reading, ref json, letter, path) => letter.ReplyData =
            reading.List(ref json, path, OfReply, "{ \"messageUUID\": \"…\" }", UuidOfReply)),
        new("files", (reading, ref json, letter, path) => letter.Files =
            reading.List(ref json, path, OfFile, "{ \"path\": \"brev.pdf\" }", PathOfFile)),
    ];

    private static PackageParty? PartyOf(PackageJson reading, ref Utf8JsonReader json, string path) =>
        json.TokenType == JsonTokenType.Null ? null : reading.Object(ref json, path, OfParty, new PackageParty());
}
