namespace Postvogn.Drops.Packages;

/// <summary>What a letter.json lacks, in its own names. Whatever Digital Post itself demands is judged on the MeMo that is made of
/// it.</summary>
internal sealed class PackageCheck(PackageSender? sender)
{
    private readonly List<Finding> findings = [];
    private Package package = null!;

    public List<Finding> Of(Package letter)
    {
        package = letter;
        CheckLetter();
        CheckRecipient();
        CheckSender();
        foreach (var (gap, holder) in PackageGaps.Of(letter.Members, ""))
            Add(gap.Path, gap.Problem, gap.Fix, (holder.Layer, holder.At));
        CheckFiles();
        return findings;
    }

    private void CheckLetter()
    {
        Need(package.Members.Text("label") is { Length: > 0 }, "label", "is missing.", "Give the letter's subject.");
        var isSms = package.MessageType == MessageType.NemSms;
        Need(
            isSms || package.Files.Count > 0,
            "files", "is empty.", "Name at least one file; the first is the main document.");
        Need(
            !isSms || package.Files.Count == 0,
            "files", "is not for a NEMSMS, which is its notification alone.", "Leave the files out, or send a DIGITALPOST.");
        // What a template gives for letters with a document is nothing to a NemSMS.
        Need(
            !isSms || package.Members.List("actions").All(action => action.Layer.IsTemplate),
            "actions", "is not for a NEMSMS, which is its notification alone.", "Leave them out, or send a DIGITALPOST.");
    }

    private void CheckRecipient()
    {
        Need(
            package.Members.Node("recipient") is not null,
            "recipient", "is missing.", "Give who the letter is for: \"recipient\": { \"type\": \"CPR\", \"id\": \"…\" }.");
        if (package.Members.Node("recipient") is not { } recipient) return;
        const string unit = "A production unit is written to by its company's CVR number, with the P-number under "
            + "recipient.attentionData.productionUnit.productionUnitNumber.";
        var (type, id) = (recipient.Text("idType"), recipient.Text("recipientID"));
        var isUnit = type is "P" or "PNR" or "PNUMBER" or "P-number" or "P-nummer";
        var hasUnit = isUnit || recipient.Node("attentionData")?.Node("productionUnit") is not null;
        Need(!string.IsNullOrEmpty(type), "recipient.type", "is missing.", hasUnit ? unit : "Give CPR or CVR.");
        Need(
            isUnit || type is null or "" or "CPR" or "CVR", "recipient.type", "is neither CPR nor CVR.", "Give one of the two.");
        Need(!isUnit, "recipient.type", "is a production unit's, which Digital Post does not address by itself.", unit);
        Need(!string.IsNullOrEmpty(id), "recipient.id", "is missing.", hasUnit ? unit : "Give the recipient's number.");
    }

    private void CheckSender()
    {
        var given = package.Members.Node("sender");
        Need(given?.Text("idType") is null or "CVR", "sender.type", "is not CVR.", "Leave it out: a sender is an organisation.");
        if (sender is not null) return;
        Need(
            given is not null,
            "sender", "is missing.", "Give the sender's id and label: only a system that is configured to send has its own.");
        if (given is null) return;
        Need(given.Text("senderID") is { Length: > 0 }, "sender.id", "is missing.", "Give the sender's CVR number.");
        Need(given.Text("label") is { Length: > 0 }, "sender.label", "is missing.", "Give the sender's name.");
    }

    private void CheckFiles()
    {
        var files = package.Files;
        Need(
            files.Count == 0 || files.Any(file => file.Document == "main"),
            "files", "has no main document.", "Give one file \"document\": \"main\".");
        foreach (var file in files)
        {
            Need(
                file.Document is "main" or "additional" or "technical",
                $"{file.Place}.document", "is neither main, additional nor technical.", "Give one of the three, or leave it out.");
            Need(
                file.Document != "technical" || file.Actions.Count == 0,
                $"{file.Place}.actions", "stand at a technical document, which nobody reads.", "Give them to another document.");
            var first = files.FirstOrDefault(other => other.Document == "main" && other.DocumentId is not null);
            Need(
                file.Document != "main" || file.DocumentId is null || file.DocumentId == first!.DocumentId,
                $"{file.Place}.documentID", "is another than that of the main document's other file.", "Give one of them.");
        }
    }

    private void Need(bool holds, string path, string problem, string fix)
    {
        if (!holds) Add(path, problem, fix, PlaceOf(path));
    }

    private void Add(string path, string problem, string fix, (PackageLayer Layer, long At)? place)
    {
        var finding = PackageException.Invalid(path, $"{path} {problem}", fix);
        findings.Add(place is { } at ? PackagePlaces.At(finding, at.Layer, at.At) : finding);
    }

    // Of the member itself, where it is given.
    private (PackageLayer, long)? PlaceOf(string path)
    {
        var (node, value) = (package.Members, (PackageValue?)null);
        foreach (var name in path.Split('.'))
        {
            if (node.Shape.IndexOf(name) is not (>= 0 and var index)) break;
            if (node.Given(node.Shape.Members[index].Into[^1]) is not { } given) break;
            value = given;
            if (given.Content is not PackageNode inner) break;
            node = inner;
        }

        return value is null ? null : (value.Layer, value.At);
    }
}
