using Postvogn.MeMo.Schema;

namespace Postvogn.Drops.Packages;

/// <summary>All names of a letter.json (docs/drops.md): those of the table of elements, and those that stand beside it.</summary>
internal static class PackageShapes
{
    // Of one main document, and of ten others with one each (TI 10.2.3).
    public const int MostFiles = 20;

    private const int MostActions = 100;
    private const int MostReplies = 100;
    private const string Id = "id";
    private const string Kind = "type";

    public static readonly MemoType Text = MemoTypes.Text;

    private static readonly MemoType Anything = new("text", typeof(string), "text")
    {
        Parse = text => text,
        Format = value => (string)value,
    };

    private static readonly MemoType DocumentKind = new("document", typeof(string), "main, additional or technical")
    {
        Values = ["main", "additional", "technical"],
        Parse = text => text,
        Format = value => (string)value,
    };

    // What a letter need not say: it is made, or said by who checks the letter in words of its own.
    private static readonly HashSet<(MemoElement, string)> Left =
    [
        (HeaderElements.MessageHeader, "messageType"), (HeaderElements.MessageHeader, "messageUUID"),
        (HeaderElements.MessageHeader, "label"), (HeaderElements.MessageHeader, "Sender"), (HeaderElements.MessageHeader, "Recipient"),
        (HeaderElements.Sender, "senderID"), (HeaderElements.Sender, "idType"), (HeaderElements.Sender, "label"),
        (HeaderElements.Recipient, "recipientID"), (HeaderElements.Recipient, "idType"), (HeaderElements.CaseId, "caseSystem"),
    ];

    public static readonly PackageShape Action = Of(BodyElements.Action);

    public static readonly PackageShape File = new(
        element: null,
        new PackageMember("path") { Type = Anything, MayBeNull = false },
        new PackageMember("filename") { Type = Text },
        new PackageMember("encodingFormat") { Type = Text },
        new PackageMember("language") { Type = MemoTypes.Language, MayBeNull = false },
        new PackageMember("document") { Type = DocumentKind },
        new PackageMember("documentID") { Type = Text },
        new PackageMember("label") { Type = Text },
        Actions());

    public static readonly PackageShape Letter = new(
        HeaderElements.MessageHeader,
        [
            new PackageMember("$schema") { Type = Anything },
            .. Of(HeaderElements.MessageHeader).Members,
            new PackageMember("caseID") { Type = Text, Into = ["contentData", "caseID", "caseID"] },
            new PackageMember("urgent") { Type = MemoTypes.Boolean, MayBeNull = false },
            new PackageMember("language") { Type = MemoTypes.Language },
            Actions(),
            new PackageMember("files")
            {
                Shape = File, IsList = true, Most = MostFiles, MayBeNull = false,
                TooMany = MemoCodes.MessageFileNumberHigherThanAllowed,
            },
        ]);

    /// <summary>What is one letter's own, and so stands in no template.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> OfOneLetter =
    [
        ["messageUUID"], ["messageID"], ["recipient"], ["files"], ["replyData"], ["replyByDateTime"], ["doNotDeliverUntilDate"],
        ["contentData", "cprData"],
    ];

    private static readonly Dictionary<string, string> Deeper = DeeperNames();

    /// <summary>Where a name stands that is none of the letter's own; null: nowhere.</summary>
    public static string? PlaceOf(string name) => Deeper.GetValueOrDefault(name);

    // The first of several, from the outside.
    private static Dictionary<string, string> DeeperNames()
    {
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<(PackageShape Shape, string Path)>([(Letter, "")]);
        while (open.TryDequeue(out var at))
        {
            foreach (var member in at.Shape.Members)
            {
                var path = at.Path + member.Name;
                if (at.Path.Length > 0) places.TryAdd(member.Name, path);
                if (member.Shape is { } inner) open.Enqueue((inner, $"{path}{(member.IsList ? "[]" : "")}."));
            }
        }

        return places;
    }

    private static PackageMember Actions() => new("actions") { Shape = Action, IsList = true, Most = MostActions };

    private static PackageShape Of(MemoElement element) =>
        new(element, [.. element.Children.Where(child => child.Element != HeaderElements.ForwardData)
            .Select(child => Of(element, child)), .. ShortWays(element)]);

    private static PackageMember Of(MemoElement element, MemoChild child) => new(NameOf(child))
    {
        Child = child,
        Type = child.Type,
        Shape = child.Element is { } inner ? Of(inner) : null,
        IsList = child.IsList,
        Most = child.In12.Max == Cardinality.Many ? MostReplies : child.In12.Max,
        IsRequired = child.In12.Min > 0 && !Left.Contains((element, child.Name.Local)),
        MayBeNull = child.Type != MemoTypes.Boolean && child.Type != MemoTypes.MessageType,
    };

    // An element of text has its own name; one of elements that of its property: cprData, caseID.
    private static string NameOf(MemoChild child)
    {
        if (child.Type is not null) return child.Name.Local;
        var name = child.Property.Name;
        return char.ToLowerInvariant(name[0]) + (name.EndsWith("Id", StringComparison.Ordinal) ? name[1..^2] + "ID" : name[1..]);
    }

    private static IEnumerable<PackageMember> ShortWays(MemoElement element)
    {
        var id = element == HeaderElements.Sender ? "senderID"
            : element == HeaderElements.Recipient ? "recipientID"
            : element == HeaderElements.Representative ? "representativeID"
            : null;
        if (id is null) yield break;
        yield return new PackageMember(Kind) { Type = Text, Into = ["idType"] };
        yield return new PackageMember(Id) { Type = Text, Into = [id] };
        if (element != HeaderElements.Representative)
            yield return new PackageMember("contactPointID") { Type = Text, Into = ["contactPoint", "contactPointID"] };
    }
}
