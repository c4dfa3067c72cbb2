using System.Text.Json;

namespace Postvogn.Drops.Packages;

/// <summary>A name that a letter.json may hold, and how its value is taken; the path is for findings.</summary>
internal sealed record PackageMember<T>(string Name, TakeValue<T> Take);

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
        new("files", (reading, ref json, letter, path) => letter.Files = reading.Files(ref json, path)),
    ];

    private static PackageParty? PartyOf(PackageJson reading, ref Utf8JsonReader json, string path) =>
        json.TokenType == JsonTokenType.Null ? null : reading.Object(ref json, path, OfParty, new PackageParty());
}
