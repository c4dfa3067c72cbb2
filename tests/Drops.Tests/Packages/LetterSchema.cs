using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Drops.Packages;
using Postvogn.MeMo;
using Postvogn.MeMo.Schema;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>The JSON Schema of a letter.json (draft 2020-12), made of the members that the reader has.</summary>
internal static class LetterSchema
{
    public const string Path = "docs/schemas/letter.schema.json";

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

    public static string Text()
    {
        var definitions = new JsonObject();
        var letter = Object(PackageShapes.Letter, definitions);
        foreach (var (name, words) in Words)
            letter["properties"]![name]!["description"] = words;
        letter["required"] = new JsonArray("recipient", "label");
        letter["if"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["messageType"] = new JsonObject { ["const"] = "NEMSMS" } },
            ["required"] = new JsonArray("messageType"),
        };
        letter["then"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["files"] = new JsonObject { ["maxItems"] = 0 } },
            ["required"] = new JsonArray("notification"),
        };
        letter["else"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["files"] = new JsonObject { ["minItems"] = 1 } },
            ["required"] = new JsonArray("files"),
        };
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "letter.json of Postvogn",
            ["description"] = "A letter whose files lie beside it; docs/drops.md. The reader takes names in any case, and a comma after "
                + "the last. What a source's template gives (label, say) its letters may leave out.",
        };
        foreach (var (name, value) in letter.ToList())
        {
            letter.Remove(name);
            schema[name] = value;
        }

        schema["$defs"] = definitions;
        return schema.ToJsonString(Format) + "\n";
    }

    private static JsonObject Object(PackageShape shape, JsonObject definitions)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var member in shape.Members)
        {
            properties[member.Name] = Member(member, definitions);
            if (member.IsRequired || (shape == PackageShapes.File && member.Name == "path")) required.Add(member.Name);
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

    private static JsonObject Member(PackageMember member, JsonObject definitions)
    {
        var made = member.Shape is { } shape ? Reference(shape, definitions) : Value(member);
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

    private static JsonObject Reference(PackageShape shape, JsonObject definitions)
    {
        var local = shape.Element?.Name.Local ?? "Package file";
        var name = string.Concat(local.Select((letter, i) => i == 0 ? char.ToLowerInvariant(letter) : letter)).Replace(" file", "File");
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = null;
            definitions[name] = Object(shape, definitions);
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
        : type == MemoTypes.Language ? "^[a-z]{2}$"
        : type == MemoTypes.Uri ? "^[Hh][Tt][Tt][Pp][Ss]://"
        : null;
}
