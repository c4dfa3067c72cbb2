using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace Postvogn.Drops.Packages;

/// <summary>Reads a letter.json, and says of all that is wrong with it what was read, where, and what is wanted: a letter that silently
/// lacks what it was to have is worse than one that is refused. Comments, a comma after the last and a byte order mark are passed over;
/// names are taken in any case, each once.</summary>
internal sealed class PackageJson
{
    private const int LongestJson = 1 << 20;

    // Of a hostile one.
    private const int MostFindings = 100;

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ReadOnlyMemory<byte> text;
    private readonly List<Finding> findings = [];

    private PackageJson(ReadOnlyMemory<byte> text) => this.text = text;

    /// <summary><see cref="PackageException"/>: something is wrong with it.</summary>
    public static async Task<Package> ReadAsync(Stream json, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestJson + 1];
        var length = await json.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var mark = buffer.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
        return new PackageJson(buffer.AsMemory(mark, length - mark)).Read(isWhole: length <= LongestJson);
    }

    /// <summary>Members are as <see cref="PackageMembers"/> lists them; null: it is no object.</summary>
    public T? Object<T>(ref Utf8JsonReader json, string path, PackageMember<T>[] members, T target)
        where T : class
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Wrong(ref json, path, "an object, { … }");
            return null;
        }

        var seen = 0u;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref json);
            var index = Array.FindIndex(members, member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var isNew = index >= 0 && (seen & 1u << index) == 0;
            if (index < 0)
                AddUnknown(json.TokenStartIndex, path, name, [.. members.Select(member => member.Name)]);
            else if (!isNew)
                Add(json.TokenStartIndex, PathTo(path, members[index].Name), "stands here once more, in whichever case.", "Give it once.");
            json.Read();
            if (!isNew)
            {
                json.Skip();
                continue;
            }

            seen |= 1u << index;
            members[index].Take(this, ref json, target, PathTo(path, members[index].Name));
        }

        return target;
    }

    /// <summary>Null also if it is wrong, or null where that means to leave it out.</summary>
    public string? Text(ref Utf8JsonReader json, string path, bool mayBeNull = true, string wanted = "text in quotation marks")
    {
        if (json.TokenType == JsonTokenType.Null && mayBeNull) return null;
        if (json.TokenType != JsonTokenType.String)
        {
            Wrong(ref json, path, wanted);
            return null;
        }

        if (TextOf(ref json) is { } read) return read;
        Add(json.TokenStartIndex, path, "holds a control character or half of a pair (\\uD800): no letter can.", "Leave it out.");
        return null;
    }

    public bool Flag(ref Utf8JsonReader json, string path)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False) return json.TokenType == JsonTokenType.True;
        Wrong(ref json, path, "true or false, without quotation marks");
        return false;
    }

    public Guid? Uuid(ref Utf8JsonReader json, string path)
    {
        const string wanted = "a UUID of version 4, such as \"7f3b1c52-9a44-4d0e-8b67-0123456789ab\"";
        if (Text(ref json, path, wanted: wanted) is null) return null;
        if (json.TryGetGuid(out var uuid)) return uuid;
        Wrong(ref json, path, wanted);
        return null;
    }

    // One without a zone would mean another moment on each machine that reads it.
    public DateTimeOffset? Time(ref Utf8JsonReader json, string path)
    {
        const string wanted = "a time with its zone, such as \"2026-07-31T12:00:00Z\" (UTC) or \"2026-07-31T14:00:00+02:00\"";
        if (Text(ref json, path, wanted: wanted) is not { } text) return null;
        var hasZone = text.Length > "yyyy-MM-ddThh:mm".Length && (text[^1] == 'Z' || text[^6] is '+' or '-');
        // The framework takes a point without a digit behind it.
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (hasZone && (point < 0 || char.IsAsciiDigit(text[point + 1])) && json.TryGetDateTimeOffset(out var time)) return time;
        Wrong(ref json, path, wanted);
        return null;
    }

    public DateOnly? Date(ref Utf8JsonReader json, string path)
    {
        const string wanted = "a date alone, such as \"2026-07-31\"";
        if (Text(ref json, path, wanted: wanted) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Wrong(ref json, path, wanted);
        return null;
    }

    /// <summary>The example is what one of it may look like; needed is what none may lack.</summary>
    public IReadOnlyList<T> List<T>(
        ref Utf8JsonReader json, string path, PackageMember<T>[] members, string example, NeededMember<T>? needed = null)
        where T : class, new()
    {
        var read = new List<T>();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            Wrong(ref json, path, $"a list, [ {example} ]");
            return read;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var (start, at, before, one) = (json.TokenStartIndex, $"{path}[{read.Count}]", findings.Count, new T());
            Object(ref json, at, members, one);
            if (needed?.IsMissing(one) == true && findings.Count == before) Add(start, $"{at}.{needed.Name}", "is missing.", needed.Fix);
            read.Add(one);
        }

        return read;
    }

    private Package Read(bool isWhole)
    {
        if (!isWhole)
            Stop(0, "/", "is longer than 1 MiB.", "Keep contents in files of their own and name them under files.");
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
            Stop(0, "/", "is empty.", "Write the letter's facts into it: docs/drops.md.");
        if (EncodingOf(text.Span) is { } encoding)
            Stop(0, "/", $"is written in {encoding}.", "Write it in UTF-8.");
        if (!Utf8.IsValid(text.Span))
            StopAtBadByte();
        var json = new Utf8JsonReader(text.Span, Options);
        var package = new Package();
        try
        {
            json.Read();
            Object(ref json, "", PackageMembers.OfPackage, package);
            json.Read();
        }
        catch (JsonException broken)
        {
            var place = OffsetOf(broken);
            var problem = place < text.Length ? "is no JSON from here on." : "is no JSON: it ends too early.";
            Add(place, "/", problem, "An editor for JSON shows what is wrong.");
        }

        return findings.Count == 0 ? package : throw new PackageException(findings);
    }

    private void StopAtBadByte()
    {
        var span = text.Span;
        var at = 0;
        while (Rune.DecodeFromUtf8(span[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        Stop(at, "/", $"is not written in UTF-8: a byte {span[at]:X2} stands here.", "Write it in UTF-8.");
    }

    // By its mark, or by the zeros around its first brace. The mark of UTF-32 begins as that of UTF-16 does.
    private static string? EncodingOf(ReadOnlySpan<byte> text)
    {
        var first = text.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(text) : 0;
        return first is 0xFFFE0000 or 0x0000FEFF or 0x7B000000 or 0x0000007B ? "UTF-32"
            : first >> 16 is 0xFFFE or 0xFEFF or 0x7B00 or 0x007B ? "UTF-16"
            : null;
    }

    private void Wrong(ref Utf8JsonReader json, string path, string wanted)
    {
        var found = json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            JsonTokenType.Null => "null",
            _ => "text of another form",
        };
        Add(json.TokenStartIndex, path, $"is {found}; wanted is {wanted}.", "Write it so, or leave it out if it is not required.");
        json.Skip();
    }

    private void Stop(long at, string path, string problem, string fix)
    {
        Add(at, path, problem, fix);
        throw new PackageException(findings);
    }

    private void Add(long at, string path, string problem, string fix)
    {
        var (line, column) = PlaceOf((int)at);
        var subject = path is "" or "/" ? "The letter.json" : path;
        var finding = PackageException.Invalid(path.Length == 0 ? "/" : path, $"{subject} {problem}", fix);
        findings.Add(finding with { Line = line, Column = column });
        if (findings.Count == MostFindings) throw new PackageException(findings);
    }

    // The name itself is not repeated: what stands where a name is wanted may be anything.
    private void AddUnknown(long at, string path, string? name, string[] known)
    {
        var nearest = name is null ? null : Array.Find(known, one => IsNear(one, name));
        var meant = nearest is null ? "" : $" {nearest} may be meant.";
        Add(at, path, "holds a name that is unknown." + meant, $"Known here are {string.Join(", ", known)}.");
    }

    private (int Line, int Column) PlaceOf(int at)
    {
        var before = text.Span[..Math.Min(at, text.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private int OffsetOf(JsonException broken)
    {
        var start = 0;
        for (var line = broken.LineNumber; line > 0; line--) start += text.Span[start..].IndexOf((byte)'\n') + 1;
        return start + (int)(broken.BytePositionInLine ?? 0);
    }

    private static string PathTo(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // Null: it holds what XML cannot, and so no letter.
    private static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            var read = json.GetString()!;
            for (var i = 0; i < read.Length; i++)
            {
                if (char.IsHighSurrogate(read[i]))
                    i++; // The reader gives no half of a pair.
                else if (!XmlConvert.IsXmlChar(read[i]))
                    return null;
            }

            return read;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Two letters more, less or other than the name that is known.
    private static bool IsNear(string known, string name)
    {
        if (Math.Abs(known.Length - name.Length) > 2) return false;
        int[] row = [.. Enumerable.Range(0, name.Length + 1)];
        foreach (var (i, letter) in known.Index())
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 1; j < row.Length; j++)
            {
                var isSame = char.ToLowerInvariant(letter) == char.ToLowerInvariant(name[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (isSame ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1] <= 2;
    }
}
