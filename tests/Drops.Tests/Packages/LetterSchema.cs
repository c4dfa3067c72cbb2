using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Drops.Packages;
using Postvogn.MeMo;
using Postvogn.MeMo.Schema;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>The JSON Schema of a letter.json (draft 2020-12), made of the members that the reader has; or of one that leaves to its
/// source's template whatever a template may give.</summary>
internal sealed class LetterSchema
{
    public static readonly LetterSchema Whole = new("docs/schemas/letter.schema.json", isPartial: false);
    public static readonly LetterSchema BesideTemplate = new("docs/schemas/letter-with-template.schema.json", isPartial: true);

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["$schema"] = "For editors: where this schema lies.",
        ["messageUUID"] = "The letter's id for good; made where it is left out.",
        ["label"] = "The subject that the recipient sees.",
        ["notification"] = "Text of the notification; the whole text of a NEMSMS.",
        ["mandatory"] = "Reaches an exempt recipient, too. Needs a right.",
        ["legalNotification"] = "A legal notification (forkyndelse). Needs a right.",
        ["reply"] = "Whether the recipient may reply.",
        ["replyByDateTime"] = "Until when, with a zone.",
        ["doNotDeliverUntilDate"] = "The day before which the recipient does not see it.",
        ["postType"] = "MYNDIGHEDSPOST or VIRKSOMHEDSPOST.",
        ["caseID"] = "Short for contentData.caseID.caseID.",
        ["urgent"] = "Alone and at once.",
        ["language"] = "Of files that name none; da where it is left out.",
        ["actions"] = "What the recipient can do about the main document.",
        ["files"] = "The first is the main document.",
    };

    private readonly bool isPartial;
    private JsonObject definitions = [];

    private LetterSchema(string path, bool isPartial) => (Path, this.isPartial) = (path, isPartial);

    public string Path { get; }

    public string Text()
    {
        definitions = [];
        var letter = Object(PackageShapes.Letter, isPartial);
        foreach (var (name, words) in Words)
            letter["properties"]![name]!["description"] = words;
        letter["required"] = isPartial ? new JsonArray("recipient") : new JsonArray("recipient", "label");
        letter["allOf"] = new JsonArray(ForNemSms(), ForOthers());
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = isPartial ? "letter.json of Postvogn, of a source with a template" : "letter.json of Postvogn",
            ["description"] = "A letter whose files lie beside it; docs/drops.md. The reader takes names in any case, and a comma after "
                + (isPartial ? "the last. What a template may give is not asked for." : "the last."),
        };
        foreach (var (name, value) in letter.ToList())
        {
            letter.Remove(name);
            schema[name] = value;
        }

        schema["$defs"] = definitions;
        return schema.ToJsonString(Format) + "\n";
    }

    private JsonObject ForNemSms() => new()
    {
        ["if"] = Is(MessageType.NemSms),
        ["then"] = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["files"] = new JsonObject { ["maxItems"] = 0 }, ["actions"] = new JsonObject { ["maxItems"] = 0 },
                ["notification"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
            },
            ["required"] = isPartial ? new JsonArray() : new JsonArray("notification"),
        },
    };

    // Whether it is a NEMSMS, a template may say.
    private JsonObject ForOthers() => new()
    {
        ["if"] = isPartial ? Is(MessageType.DigitalPost) : new JsonObject { ["not"] = Is(MessageType.NemSms) },
        ["then"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["files"] = new JsonObject { ["minItems"] = 1 } },
            ["required"] = new JsonArray("files"),
        },
    };

    private static JsonObject Is(MessageType type) => new()
    {
        ["properties"] = new JsonObject { ["messageType"] = new JsonObject { ["const"] = MemoTypes.MessageType.Format(type) } },
        ["required"] = new JsonArray("messageType"),
    };

    // In part: a template may give the rest of it.
    private JsonObject Object(PackageShape shape, bool inPart)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var member in shape.Members)
        {
            properties[member.Name] = Member(shape, member, inPart && !IsWhole(shape, member));
            if ((member.IsRequired && !inPart) || (shape == PackageShapes.File && member.Name == "path")) required.Add(member.Name);
        }

        var made = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0) made["required"] = required;
        if (shape.Element == HeaderElements.Recipient)
            made["allOf"] = new JsonArray(OneOf("type", "idType"), OneOf("id", "recipientID"));
        var choice = shape.Members.Where(member => member.Child is { Choice: > 0 }).Select(member => member.Name).ToList();
        if (choice.Count > 0)
            made["not"] = new JsonObject
            {
                ["required"] = new JsonArray([.. choice.Select(name => (JsonNode)name)]),
                ["properties"] = new JsonObject(
                    choice.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "object" }))),
            };
        return made;
    }

    private static JsonObject OneOf(params string[] names) => new()
    {
        ["oneOf"] = new JsonArray([.. names.Select(name => new JsonObject { ["required"] = new JsonArray(name) })]),
    };

    // A list is replaced whole, and what is one letter's own stands in no template.
    private static bool IsWhole(PackageShape shape, PackageMember member) =>
        member.IsList || PackageShapes.OfOneLetter.Any(way => way[^1] == member.Name && shape.Element == HolderOf(way));

    private static MemoElement HolderOf(IReadOnlyList<string> way) =>
        way.Count == 1 ? HeaderElements.MessageHeader : PackageShapes.Letter.Find(way[0]).Shape!.Element!;

    // Nothing that could be given instead makes good for its being null or empty.
    private static bool MustSay(PackageShape shape, PackageMember member) =>
        shape == PackageShapes.Letter ? member.Name is "label" or "recipient"
        : shape.Element == HeaderElements.Recipient && member.Name is "type" or "idType" or "id" or "recipientID";

    private JsonObject Member(PackageShape holder, PackageMember member, bool inPart)
    {
        var made = member.Shape is { } shape ? Reference(shape, inPart) : Value(member);
        if (MustSay(holder, member))
        {
            if (member.Name is "type" or "idType") return new JsonObject { ["enum"] = new JsonArray("CPR", "CVR") };
            if (member.Type is not null) made["minLength"] = 1;
            return made;
        }

        if (member.IsList)
        {
            made = new JsonObject { ["type"] = "array", ["items"] = made };
            if (member.Most < int.MaxValue) made["maxItems"] = member.Most;
        }

        return !member.MayBeNull || member.IsRequired ? made : OrNull(made);
    }

    private static JsonObject OrNull(JsonObject made)
    {
        if (made["$ref"] is not null || made["anyOf"] is not null || made["enum"] is not null)
            return new JsonObject { ["anyOf"] = new JsonArray(made, new JsonObject { ["type"] = "null" }) };
        made["type"] = new JsonArray(made["type"]!.GetValue<string>(), "null");
        return made;
    }

    private JsonObject Reference(PackageShape shape, bool inPart)
    {
        var local = shape.Element?.Name.Local ?? "Package file";
        var name = string.Concat(local.Select((letter, i) => i == 0 ? char.ToLowerInvariant(letter) : letter)).Replace(" file", "File")
            + (inPart ? "InPart" : "");
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = null;
            definitions[name] = Object(shape, inPart);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private static JsonObject Value(PackageMember member)
    {
        var type = member.Type!;
        if (type.Values.Count > 0)
            return new JsonObject { ["enum"] = new JsonArray([.. type.Values.Select(value => (JsonNode)value)]) };
        if (type.ClrType == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type.MaxInclusive is { } most)
            return new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = most },
                    new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+$" }),
            };
        var made = new JsonObject { ["type"] = "string" };
        if (PatternOf(type) is { } pattern) made["pattern"] = pattern;
        if (type.MaxLength is { } length && type != MemoTypes.Language) made["maxLength"] = length;
        if (member.Name is "path") made["minLength"] = 1;
        if (type == MemoTypes.Date) made["format"] = "date";
        if (member.Name == "actionCode")
            made["examples"] = new JsonArray(
                "SELVBETJENING", "BETALING", "AFTALE", "BEKRAEFT", "FORBEREDELSE", "INFORMATION", "TILMELDING", "UNDERSKRIV");
        return made;
    }

    private static string? PatternOf(MemoType type) =>
        type == MemoTypes.Uuid ? $"^{type.Pattern}$"
        : type == MemoTypes.DateTime ? "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$"
        : type == MemoTypes.Date ? "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        : type == MemoTypes.Language ? "^[A-Za-z]{1,2}$"
        : type == MemoTypes.Uri ? "^[Hh][Tt][Tt][Pp][Ss]://"
        : null;
}
