using System.Text.Unicode;

namespace Postvogn.Sandbox.Demo;

/// <summary>Reads a contacts.json as strictly as a letter.json is read: comments, a comma after the last and a byte order mark are passed
/// over, names are taken in any case, each once. A number is never repeated.</summary>
internal sealed class ContactsJson(string path, ReadOnlyMemory<byte> file)
{
    private const string Wanted = "It must be like { \"exempt\": [\"…\"], \"closed\": [\"…\"], \"unknown\": [\"…\"] }.";
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly ReadOnlyMemory<byte> text = file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;

    public ContactsFile Read()
    {
        if (!Utf8.IsValid(text.Span)) throw Fault(0, "it is not written in UTF-8");
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
            { ["exempt"] = [], ["closed"] = [], ["unknown"] = [] };
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var json = new Utf8JsonReader(text.Span, Options);
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject) throw Fault(json.TokenStartIndex, "it is no object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = TextOf(ref json);
                if (name is null || !lists.ContainsKey(name)) throw Fault(json.TokenStartIndex, "a name is unknown");
                if (!given.Add(name)) throw Fault(json.TokenStartIndex, $"{name} stands here once more");
                json.Read();
                lists[name] = ReadNumbers(ref json, name);
            }

            json.Read();
        }
        catch (JsonException broken)
        {
            throw Fault(OffsetOf(broken), "it is no JSON from here on");
        }

        return new ContactsFile { Exempt = lists["exempt"], Closed = lists["closed"], Unknown = lists["unknown"] };
    }

    private List<string> ReadNumbers(ref Utf8JsonReader json, string list)
    {
        if (json.TokenType != JsonTokenType.StartArray) throw Fault(json.TokenStartIndex, $"{list} is no list");
        var numbers = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.String || TextOf(ref json) is not { } number || !IsNumber(number))
                throw Fault(json.TokenStartIndex, $"{list}[{numbers.Count}] is no CPR or CVR number in quotation marks, 10 or 8 digits");
            numbers.Add(number);
        }

        return numbers;
    }

    private static bool IsNumber(string text) => text.Length is 8 or 10 && text.All(char.IsAsciiDigit);

    // Null: half of a pair of characters.
    private static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private SandboxException Fault(long at, string problem)
    {
        var before = text.Span[..(int)Math.Min(at, text.Length)];
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new SandboxException($"{path} cannot be read (line {before.Count((byte)'\n') + 1}, column {column}): {problem}. {Wanted}");
    }

    private long OffsetOf(JsonException broken)
    {
        var start = 0;
        for (var line = broken.LineNumber; line > 0; line--) start += text.Span[start..].IndexOf((byte)'\n') + 1;
        return start + (broken.BytePositionInLine ?? 0);
    }
}
