namespace Postvogn.Drops.Packages;

/// <summary>Version 1.2. What the format demands is left to the validator; what the letter.json lacks is said here, in its own
/// names.</summary>
internal sealed class PackageMessages(PackageSender? sender, TimeProvider clock)
{
    // The validator says so, with those that Digital Post takes.
    private const string UnknownFormat = "application/octet-stream";

    /// <summary>Of a package in which <see cref="Check"/> finds nothing.</summary>
    public Message Make(Package package, IReadOnlyList<FileContent> contents, Guid newMessageUuid) => new()
    {
        Version = MemoVersion.V1_2,
        Header = HeaderOf(package, package.MessageUuid ?? newMessageUuid),
        Body = package.Files.Count == 0 ? null : BodyOf(package, contents),
    };

    private MessageHeader HeaderOf(Package package, Guid messageUuid) => new()
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
        Sender = SenderOf(package),
        Recipient = RecipientOf(package.Recipient!),
        ContentData = package.CaseID is { } caseId
            ? new ContentData { CaseId = new CaseReference { CaseId = caseId, CaseSystem = sender?.Label ?? package.Sender!.Label! } }
            : null,
        ReplyData = [.. package.ReplyData.Select(reply => reply.AsReplyData())],
    };

    private Sender SenderOf(Package package) => new()
    {
        SenderId = package.Sender?.Id ?? sender!.Cvr,
        IdType = "CVR",
        Label = package.Sender?.Label ?? sender!.Label,
        ContactPoint = ContactPointOf(package.Sender) ?? ReplyContactPointOf(package),
    };

    // Nobody answers a NemSMS.
    private ContactPoint? ReplyContactPointOf(Package package) =>
        sender?.ReplyContactPointId is { } id && package.MessageType != "NEMSMS" ? new ContactPoint { ContactPointId = id } : null;

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
        var documents = package.Files.Select((file, i) => (Kind: KindOf(file, i), Document: DocumentOf(file, contents[i])))
            .ToLookup(d => d.Kind, d => d.Document);
        return new MessageBody
        {
            CreatedDateTime = clock.GetUtcNow(),
            MainDocument = MainOf([.. documents["main"]]),
            AdditionalDocuments = [.. documents["additional"]],
            TechnicalDocuments = [.. documents["technical"]],
        };
    }

    private static string KindOf(PackageFile file, int index) => file.Document ?? (index == 0 ? "main" : "additional");

    // Several main files are versions of one document (TI 10.2.3).
    private static Document MainOf(IReadOnlyList<Document> mains) => mains[0] with { Files = [.. mains.SelectMany(main => main.Files)] };

    private static Document DocumentOf(PackageFile file, FileContent content)
    {
        var filename = file.Filename ?? file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return new Document
        {
            Label = file.Label,
            Files =
            [
                new MemoFile
                {
                    Filename = filename,
                    EncodingFormat = file.EncodingFormat ?? MemoFormats.OfFilename(filename) ?? UnknownFormat,
                    Language = file.Language,
                    Content = content,
                },
            ],
        };
    }

    /// <summary>Whatever Digital Post itself demands is judged on the MeMo that is made of it.</summary>
    public List<Finding> Check(Package package)
    {
        var findings = new List<Finding>();
        Need(
            package.MessageType is "DIGITALPOST" or "NEMSMS",
            "messageType", "is neither DIGITALPOST nor NEMSMS.", "Give one of the two, or leave it out for DIGITALPOST.");
        Need(
            package.Recipient is not null,
            "recipient", "is missing.", "Give who the letter is for: \"recipient\": { \"type\": \"CPR\", \"id\": \"…\" }.");
        if (package.Recipient is { } recipient)
        {
            Need(!string.IsNullOrEmpty(recipient.Type), "recipient.type", "is missing.", "Give CPR or CVR.");
            Need(recipient.Type is null or "" or "CPR" or "CVR", "recipient.type", "is neither CPR nor CVR.", "Give one of the two.");
            Need(!string.IsNullOrEmpty(recipient.Id), "recipient.id", "is missing.", "Give the recipient's number.");
        }

        Need(!string.IsNullOrEmpty(package.Label), "label", "is missing.", "Give the letter's subject.");
        Need(package.Sender?.Type is null or "CVR", "sender.type", "is not CVR.", "Leave it out: a sender is an organisation.");
        Need(
            sender is not null || package.Sender is not null,
            "sender", "is missing.", "Give the sender's id and label: only a system that is configured to send has its own.");
        if (sender is null && package.Sender is { } given)
        {
            Need(!string.IsNullOrEmpty(given.Id), "sender.id", "is missing.", "Give the sender's CVR number.");
            Need(!string.IsNullOrEmpty(given.Label), "sender.label", "is missing.", "Give the sender's name.");
        }

        Need(
            package.MessageType != "DIGITALPOST" || package.Files.Count > 0,
            "files", "is empty.", "Name at least one file; the first is the main document.");
        Need(
            package.MessageType != "NEMSMS" || package.Files.Count == 0,
            "files", "is not for a NEMSMS, which is its notification alone.", "Leave the files out, or send a DIGITALPOST.");
        foreach (var (reply, i) in package.ReplyData.Select((reply, i) => (reply, i)))
        {
            Need(
                reply.AdditionalReplyData.All(fact => fact is { Label: not null, Value: not null }),
                $"replyData[{i}].additionalReplyData", "has one that lacks its label or value.", "Give each both.");
        }

        for (var i = 0; i < package.Files.Count; i++)
        {
            Need(
                package.Files[i].Document is null or "main" or "additional" or "technical",
                $"files[{i}].document", "is neither main, additional nor technical.", "Give one of the three, or leave it out.");
        }

        Need(
            package.Files.Count == 0 || package.Files.Where((file, i) => KindOf(file, i) == "main").Any(),
            "files", "has no main document.", "Give one file \"document\": \"main\".");
        return findings;

        void Need(bool holds, string path, string problem, string fix)
        {
            if (!holds) findings.Add(PackageException.Invalid(path, $"{path} {problem}", fix));
        }
    }
}
