using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postvogn.Cli.Letters;

/// <summary>A member of a letter.json as an option gives it: <c>contentData.kleData.label=Bolig</c>, <c>actions[0].label=Betal</c>. The
/// value is text, unless it is true, false, null, or begins as an object, a list or a text in JSON.</summary>
internal sealed partial record MemberText(IReadOnlyList<(string Name, int? Index)> Way, JsonNode? Value)
{
    // A command line names no more.
    private const int MostItems = 100;

    /// <summary>Null: it is none.</summary>
    public static MemberText? Of(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || !Form().IsMatch(text[..equals])) return null;
        List<(string, int?)> way = [];
        foreach (var part in text[..equals].Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var index = bracket < 0 ? (int?)null : int.Parse(part[(bracket + 1)..^1], CultureInfo.InvariantCulture);
            if (index >= MostItems) return null;
            way.Add((bracket < 0 ? part : part[..bracket], index));
        }

        return new MemberText(way, ValueOf(text[(equals + 1)..]));
    }

    /// <summary>False: another stands in its place.</summary>
    public bool TryPut(JsonObject letter)
    {
        var holder = letter;
        foreach (var (i, (name, index)) in Way.Index())
        {
            var isLast = i == Way.Count - 1;
            if (index is null && isLast) return holder.TryAdd(name, Value);
            if (index is null)
            {
                if (!holder.ContainsKey(name)) holder[name] = new JsonObject();
                if (holder[name] is not JsonObject inner) return false;
                holder = inner;
                continue;
            }

            if (!holder.ContainsKey(name)) holder[name] = new JsonArray();
            if (holder[name] is not JsonArray list) return false;
            while (list.Count <= index) list.Add(new JsonObject());
            if (isLast)
            {
                list[index.Value] = Value;
                return true;
            }

            if (list[index.Value] is not JsonObject item) return false;
            holder = item;
        }

        return false;
    }

    private static JsonNode? ValueOf(string text)
    {
        if (text is "null") return null;
        if (text is "true" or "false") return JsonValue.Create(text is "true");
        if (text is not ['{' or '[' or '"', ..]) return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    [GeneratedRegex(@"^[$A-Za-z][A-Za-z]*(\[[0-9]{1,3}\])?(\.[A-Za-z]+(\[[0-9]{1,3}\])?)*$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
