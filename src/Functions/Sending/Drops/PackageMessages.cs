using Postvogn.Functions.Settings;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Makes the MeMo (version 1.2) of a package. What the format itself demands is left to the validator; what is missing from
/// the letter.json is said here, in its own names.</summary>
internal sealed class PackageMessages(PostvognSettings settings, TimeProvider clock)
{
    /// <summary>No media type that Digital Post takes: the validator says so, with those that it takes.</summary>
    private const string UnknownFormat = "application/octet-stream";

    /// <summary>Makes the message.</summary>
    /// <exception cref="DropException">The letter.json lacks something, or says something that cannot be.</exception>
    public Message Make(string source, Package package, IReadOnlyList<FileContent> contents, Guid newMessageUuid)
    {
        var findings = PackageRules.Check(package);
        if (findings.Count > 0) throw new DropException(findings);
        return new Message
        {
            Version = MemoVersion.V1_2,
            Header = HeaderOf(settings.Systems[settings.Sources[source]], package, package.MessageUuid ?? newMessageUuid),
            Body = package.Files.Count == 0 ? null : BodyOf(package, contents),
        };
    }

    private static MessageHeader HeaderOf(SystemSettings system, Package package, Guid messageUuid) => new()
    {
        MessageType = package.MessageType == "NEMSMS" ? MessageType.NemSms : MessageType.DigitalPost,
        MessageUuid = messageUuid,
        MessageId = package.MessageID,
        MessageCode = package.MessageCode,
        Label = package.Label!,
        Notification = package.Notification,
        Reply = package.Reply ? true : null,
        ReplyByDateTime = package.ReplyByDateTime,
        DoNotDeliverUntilDate = package.DoNotDeliverUntilDate,
        Mandatory = package.Mandatory,
        LegalNotification = package.LegalNotification,
        PostType = package.PostType,
        Sender = SenderOf(system, package.Sender),
        Recipient = RecipientOf(package.Recipient!),
        ContentData = package.CaseID is { } caseId ? new ContentData { CaseId = new CaseReference { CaseId = caseId, CaseSystem = system.Label } } : null,
    };

    private static Sender SenderOf(SystemSettings system, PackageParty? sender) => new()
    {
        SenderId = sender?.Id ?? system.Cvr,
        IdType = "CVR",
        Label = sender?.Label ?? system.Label,
        ContactPoint = ContactPointOf(sender),
    };

    private static Recipient RecipientOf(PackageParty recipient) => new()
    {
        RecipientId = recipient.Id!,
        IdType = recipient.Type!,
        Label = recipient.Label,
        ContactPoint = ContactPointOf(recipient),
    };

    private static ContactPoint? ContactPointOf(PackageParty? party) =>
        party?.ContactPointID is { } id ? new ContactPoint { ContactPointId = id } : null;

    private MessageBody BodyOf(Package package, IReadOnlyList<FileContent> contents)
    {
        var documents = package.Files.Select((file, i) => (Kind: KindOf(file, i), Document: DocumentOf(file, contents[i]))).ToLookup(d => d.Kind, d => d.Document);
        return new MessageBody
        {
            CreatedDateTime = clock.GetUtcNow(),
            MainDocument = MainOf([.. documents["main"]]),
            AdditionalDocuments = [.. documents["additional"]],
            TechnicalDocuments = [.. documents["technical"]],
        };
    }

    private static string KindOf(PackageFile file, int index) => file.Document ?? (index == 0 ? "main" : "additional");

    /// <summary>Several main files are versions of one document (TI 10.2.3).</summary>
    private static Document MainOf(IReadOnlyList<Document> mains) => mains[0] with { Files = [.. mains.SelectMany(main => main.Files)] };

    private static Document DocumentOf(PackageFile file, FileContent content)
    {
        var filename = file.Filename ?? file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return new Document
        {
            Label = file.Label,
            Files = [new MemoFile { Filename = filename, EncodingFormat = file.EncodingFormat ?? MemoFormats.OfFilename(filename) ?? UnknownFormat, Language = file.Language, Content = content }],
        };
    }
}
