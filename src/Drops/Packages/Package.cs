namespace Postvogn.Drops.Packages;

/// <summary>A letter.json and what a template gives it: what another system says of a letter whose files lie beside it. See
/// docs/drops.md.</summary>
internal sealed class Package
{
    /// <summary>What the letter itself says, and below it the template.</summary>
    public Package(PackageNode letter, PackageTemplate? template)
    {
        Members = (template?.Members ?? Nothing(letter)).With(letter);
        LeaveOutNoCase();
        Files = [.. Members.List("files").Select((file, i) => new PackageFile(file, i))];
    }

    public PackageNode Members { get; }

    public IReadOnlyList<PackageFile> Files { get; }

    /// <summary>Null: one is made.</summary>
    public Guid? MessageUuid => (Guid?)Members["messageUUID"];

    public MessageType MessageType => (MessageType?)Members["messageType"] ?? MessageType.DigitalPost;

    /// <summary>Alone and at once.</summary>
    public bool Urgent => Members.Flag("urgent");

    // A case's system alone, of a template, is no case.
    private void LeaveOutNoCase()
    {
        if (Members.Node("contentData") is not { } content) return;
        if (content.Node("caseID") is { Layer.IsTemplate: true } ofCase && ofCase["caseID"] is null) content.Put("caseID", null);
        if (content.IsEmpty) Members.Put("contentData", null);
    }

    private static PackageNode Nothing(PackageNode letter) => new(PackageShapes.Letter, letter.Layer, 0);
}

/// <summary>The index is its place in the list.</summary>
internal sealed class PackageFile(PackageNode members, int index)
{
    /// <summary>Relative to the letter.json.</summary>
    public string Path => members.Text("path") ?? "";

    public string Filename => members.Text("filename") ?? Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Null: it follows from the ending of its name.</summary>
    public string? EncodingFormat => members.Text("encodingFormat");

    public string? Language => members.Text("language");

    /// <summary><c>main</c>, <c>additional</c> or <c>technical</c>.</summary>
    public string Document => members.Text("document") ?? (index == 0 ? "main" : "additional");

    public string? DocumentId => members.Text("documentID");

    public string? Label => members.Text("label");

    public IReadOnlyList<PackageNode> Actions => members.List("actions");

    public int Index => index;

    public string Place => $"files[{index}]";

    public PackageNode Members => members;
}

/// <summary>In an archive, the other letters do not suffer for it.</summary>
internal sealed class PackageException(params IReadOnlyList<Finding> findings) : DropException(findings)
{
    public static Finding Invalid(string path, string message, string fix) => Invalid("letter.json.invalid", path, message, fix);
}
