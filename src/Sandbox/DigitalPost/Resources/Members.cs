namespace Postvogn.Sandbox.DigitalPost;

internal static class Members
{
    public static JsonObject Of<T>(Revised<T> entry)
    {
        var document = new JsonObject
        {
            ["id"] = entry.Id.ToString("D"),
            ["version"] = entry.Version,
            ["transactionId"] = TransactionOf(entry.Id, entry.Version),
        };
        foreach (var (name, value) in entry.Members is null ? [] : (JsonObject)JsonNode.Parse(entry.Members)!)
            document.TryAdd(name, value?.DeepClone());
        document["createdDate"] = WireJson.Time(entry.CreatedDate);
        document["lastUpdated"] = WireJson.Time(entry.LastUpdated);
        return document;
    }

    public static string TransactionOf(Guid id, long version) => $"F{version:x4}{id:N}"[..32];

    /// <summary>Always the same for the same resource and part.</summary>
    public static string PartOf(Guid id, byte part)
    {
        var bytes = id.ToByteArray();
        bytes[^1] ^= part;
        return new Guid(bytes).ToString("D");
    }

    public static string? Text(this JsonObject document, string name) =>
        document[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static Guid? Id(this JsonObject document, string name) =>
        Guid.TryParse(document.Text(name), out var id) ? id : null;

    public static bool Flag(this JsonObject document, string name, bool otherwise) => document[name]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => otherwise,
    };

    /// <summary>From a list of texts, or of objects with the text in a member.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject document, string name, string member) =>
        document[name] is JsonArray list ? [.. list.Select(it => TextOf(it, member)).OfType<string>()] : [];

    public static IReadOnlyList<Guid> Ids(this JsonObject document, string name, string member) =>
        [.. document.Texts(name, member).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    private static string? TextOf(JsonNode? node, string member) => node switch
    {
        JsonObject it => it.Text(member),
        JsonValue it when it.GetValueKind() == JsonValueKind.String => it.GetValue<string>(),
        _ => null,
    };
}
