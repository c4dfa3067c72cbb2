using System.Collections;

namespace Postvogn.Drops.Packages;

/// <summary>Version 1.2. What the format demands is left to the validator; what the letter.json lacks <see cref="PackageCheck"/> says, in
/// its own names.</summary>
internal sealed class PackageMessages(PackageSender? sender, PackageTemplate? template, TimeProvider clock)
{
    // The validator says so, with those that Digital Post takes.
    private const string UnknownFormat = "application/octet-stream";

    private const string Danish = "da";

    public Package Join(PackageNode letter) => new(letter, template);

    public List<Finding> Check(Package package) => new PackageCheck(sender).Of(package);

    /// <summary>Of a package in which nothing was found.</summary>
    public Message Make(Package package, IReadOnlyList<FileContent> contents, Guid newMessageUuid)
    {
        Complete(package.Members, newMessageUuid);
        return new Message
        {
            Version = MemoVersion.V1_2,
            Header = (MessageHeader)Make(package.Members),
            Body = package.Files.Count == 0 ? null : BodyOf(package, contents),
        };
    }

    // What a letter need not say.
    private void Complete(PackageNode letter, Guid newMessageUuid)
    {
        Default(letter, "messageUUID", newMessageUuid);
        Default(letter, "messageType", MessageType.DigitalPost);
        Default(letter, "mandatory", false);
        Default(letter, "legalNotification", false);
        if (!letter.Flag("reply")) letter.Put("reply", null);
        var from = letter.NodeOrNew("sender");
        Default(from, "senderID", sender?.Cvr);
        Default(from, "idType", "CVR");
        Default(from, "label", sender?.Label);
        // Nobody answers a NemSMS.
        var isAnswered = letter["messageType"] is MessageType.DigitalPost && from.Given("contactPoint") is null;
        if (isAnswered && sender?.ReplyContactPointId is { } replies)
            from.NodeOrNew("contactPoint").Put("contactPointID", replies);
        if (letter.Node("contentData")?.Node("caseID") is { } ofCase)
            Default(ofCase, "caseSystem", sender?.Label ?? from.Text("label"));
    }

    private static void Default(PackageNode holder, string name, object? value)
    {
        if (holder[name] is null) holder.Put(name, value);
    }

    // Along the table of elements, as a MeMo is read and written.
    private static object Make(PackageNode node)
    {
        var made = Activator.CreateInstance(node.Shape.Element!.Model)!;
        foreach (var member in node.Shape.Members)
        {
            if (member.Child is null || node[member.Name] is not { } value) continue;
            member.Child.Property.SetValue(made, value switch
            {
                PackageNode inner => Make(inner),
                List<PackageNode> items => Make(items, member.Child.Element!.Model),
                _ => value,
            });
        }

        return made;
    }

    private static Array Make(List<PackageNode> items, Type model)
    {
        var made = Array.CreateInstance(model, items.Count);
        ((ICollection)items.ConvertAll(Make)).CopyTo(made, 0);
        return made;
    }

    private MessageBody BodyOf(Package package, IReadOnlyList<FileContent> contents)
    {
        var language = package.Members.Text("language") ?? Danish;
        var documents = PackageDocument.Of(package).ToLookup(
            document => document.Kind, document => DocumentOf(document, contents, language));
        return new MessageBody
        {
            CreatedDateTime = clock.GetUtcNow(),
            MainDocument = documents["main"].Single(),
            AdditionalDocuments = [.. documents["additional"]],
            TechnicalDocuments = [.. documents["technical"]],
        };
    }

    private static Document DocumentOf(PackageDocument document, IReadOnlyList<FileContent> contents, string language) => new()
    {
        DocumentId = document.DocumentId,
        Label = document.Label,
        Files = [.. document.Files.Select(file => new MemoFile
        {
            Filename = file.Filename,
            EncodingFormat = file.EncodingFormat ?? MemoFormats.OfFilename(file.Filename) ?? UnknownFormat,
            Language = file.Language ?? language,
            Content = contents[file.Index],
        })],
        Actions = [.. document.Actions.Select(action => (DocumentAction)Make(action.Action))],
    };
}
