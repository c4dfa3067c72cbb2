namespace Postvogn.Sandbox.DigitalPost;

/// <summary>With dots between the elements (TI 3.3.4). A list on the way stands for each of its elements.</summary>
internal static class DocumentPath
{
    public static IEnumerable<string> TextsAt(JsonNode? document, string path)
    {
        IEnumerable<JsonNode?> nodes = [document];
        foreach (var name in path.Split('.'))
            nodes = nodes.SelectMany(Elements).OfType<JsonObject>().Select(it => it[name]);
        return nodes.SelectMany(Elements).OfType<JsonValue>().Select(TextOf);
    }

    public static IEnumerable<(string Member, string Text)> AllTexts(JsonNode? node, string member = "") => node switch
    {
        JsonObject it => it.SelectMany(child => AllTexts(child.Value, child.Key)),
        JsonArray it => it.SelectMany(child => AllTexts(child, member)),
        JsonValue it => [(member, TextOf(it))],
        _ => [],
    };

    // TI 3.3.5.
    public static JsonObject Project(JsonObject document, IEnumerable<string> paths)
    {
        var result = new JsonObject();
        foreach (var path in paths)
            Copy(document, result, path.Split('.'));
        return result;
    }

    private static void Copy(JsonObject from, JsonObject to, ReadOnlySpan<string> path)
    {
        if (from[path[0]] is not { } member)
            return;
        if (path.Length == 1)
            to[path[0]] = member.DeepClone();
        else if (member is JsonObject inner)
            Copy(inner, ObjectAt(to, path[0]), path[1..]);
        else if (member is JsonArray list)
            CopyEach(list, to, path);
    }

    private static void CopyEach(JsonArray list, JsonObject to, ReadOnlySpan<string> path)
    {
        if (to[path[0]] is not JsonArray copies)
            to[path[0]] = copies = [.. list.Select(_ => new JsonObject())];
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] is JsonObject element)
                Copy(element, (JsonObject)copies[index]!, path[1..]);
        }
    }

    private static JsonObject ObjectAt(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }

    private static IEnumerable<JsonNode?> Elements(JsonNode? node) => node as IEnumerable<JsonNode?> ?? new[] { node };

    private static string TextOf(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
