using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Postvogn.Drops.Packages;

/// <summary>Reads a letter.json, and says of all that is wrong with it what was read, where, and what is wanted: a letter that silently
/// lacks what it was to have is worse than one that is refused. Comments, a comma after the last and a byte order mark are passed over;
/// names are taken in any case, each once.</summary>
internal sealed class PackageJson
{
    private const int LongestJson = 1 << 20;

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly PackageLayer layer;
    private readonly PackageFaults faults;

    private PackageJson(PackageLayer layer) => (this.layer, faults) = (layer, new PackageFaults(layer));

    /// <summary>What could be read of it, and what is wrong with the rest. <see cref="PackageException"/>: it cannot be read.</summary>
    public static async Task<(PackageNode Letter, IReadOnlyList<Finding> Faults)> ReadAsync(
        Stream json, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestJson + 1];
        var length = await json.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var reader = Of(buffer.AsMemory(0, length), name: null, isTemplate: false);
        return (reader.Read(), reader.faults.All);
    }

    /// <summary>The name is for findings. <see cref="PackageException"/>: something is wrong with it.</summary>
    public static PackageNode Read(ReadOnlyMemory<byte> json, string name, bool isTemplate)
    {
        var reader = Of(json, name, isTemplate);
        var letter = reader.Read();
        reader.faults.Throw();
        return letter;
    }

    private static PackageJson Of(ReadOnlyMemory<byte> json, string? name, bool isTemplate)
    {
        var mark = json.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        return new PackageJson(new PackageLayer(json[mark..], name, isTemplate));
    }

    private ReadOnlySpan<byte> Text => layer.Text.Span;

    private PackageNode Read()
    {
        if (Text.Length > LongestJson)
            faults.Stop(0, "/", "is longer than 1 MiB.", "Keep contents in files of their own and name them under files.");
        if (Text.Trim(" \t\r\n"u8).IsEmpty)
            faults.Stop(0, "/", "is empty.", "Write the letter's facts into it: docs/drops.md.");
        if (EncodingOf(Text) is { } encoding)
            faults.Stop(0, "/", $"is written in {encoding}.", "Write it in UTF-8.");
        if (!Utf8.IsValid(Text))
            StopAtBadByte();
        var json = new Utf8JsonReader(Text, Options);
        var letter = new PackageNode(PackageShapes.Letter, layer, 0);
        try
        {
            json.Read();
            var isObject = json.TokenType == JsonTokenType.StartObject;
            Object(ref json, "", letter);
            json.Read();
            if (!isObject) faults.Throw();
        }
        catch (JsonException broken)
        {
            var place = OffsetOf(broken);
            var problem = place < Text.Length ? "is no JSON from here on." : "is no JSON: it ends too early.";
            faults.Add(place, "/", problem, "An editor for JSON shows what is wrong.");
            if (layer.IsTemplate) PackageTemplate.Judge(letter, faults);
            faults.Throw();
        }

        if (layer.IsTemplate) PackageTemplate.Judge(letter, faults);
        return letter;
    }

    private void Object(ref Utf8JsonReader json, string path, PackageNode into)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            faults.Wrong(ref json, path, "an object, { … }");
            return;
        }

        var seen = new bool[into.Shape.Members.Count];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = PackageValues.TextOf(ref json);
            var (at, index) = (json.TokenStartIndex, into.Shape.IndexOf(name));
            var isNew = index >= 0 && !seen[index];
            if (index < 0)
                faults.AddUnknown(at, path, name, into.Shape);
            else if (!isNew)
                AddTwice(at, PathTo(path, into.Shape.Members[index]), "in whichever case");
            json.Read();
            if (isNew)
                Member(ref json, at, path, into, into.Shape.Members[index]);
            else
                json.Skip();
            if (index >= 0) seen[index] = true;
        }
    }

    private void Member(ref Utf8JsonReader json, long at, string path, PackageNode holder, PackageMember member)
    {
        var here = PathTo(path, member);
        if (json.TokenType == JsonTokenType.Null && member.MayBeNull)
            Give(holder, member, new PackageValue(null, layer, at, here));
        else if (member.IsList)
            List(ref json, at, here, holder, member);
        else if (member.Shape is { } shape)
            Inner(ref json, at, here, holder, member, shape);
        else if (PackageValues.Of(ref json, here, member, faults) is { } value)
            Give(holder, member, new PackageValue(value, layer, at, here));
    }

    // A name of before may have put something into it already.
    private void Inner(
        ref Utf8JsonReader json, long at, string path, PackageNode holder, PackageMember member, PackageShape shape)
    {
        var node = holder.Node(member.Name) ?? new PackageNode(shape, layer, at);
        Object(ref json, path, node);
        holder.Replace(member.Name, new PackageValue(node, layer, at, path));
    }

    private void List(ref Utf8JsonReader json, long at, string path, PackageNode holder, PackageMember member)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            faults.Wrong(ref json, path, member.Shape == PackageShapes.File
                ? "a list, [ { \"path\": \"brev.pdf\" } ]"
                : "a list of objects, [ { … } ]");
            return;
        }

        var (items, count) = (new List<PackageNode>(), 0);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var item = new PackageNode(member.Shape!, layer, json.TokenStartIndex);
            var before = faults.Count;
            Object(ref json, $"{path}[{count}]", item);
            if (faults.Count == before && member.Shape == PackageShapes.File && item.Text("path") is not { Length: > 0 })
                faults.Add(item.At, $"{path}[{count}].path", "is missing.", "Name the file relative to the letter.json.");
            if (count++ < member.Most) items.Add(item);
        }

        if (count > member.Most) AddTooMany(at, path, member, count);
        Give(holder, member, new PackageValue(items, layer, at, path));
    }

    private void AddTooMany(long at, string path, PackageMember member, int count)
    {
        var fix = member.Shape == PackageShapes.File
            ? "Give the main document at most 10 files, and at most 10 others (TI 10.2.3). Join files, or send several letters."
            : "Leave out what is too many.";
        faults.Add(at, path, $"holds {count}; a letter has at most {member.Most}.", fix, member.TooMany);
    }

    // No contactPointID is no contact point.
    private void Give(PackageNode holder, PackageMember member, PackageValue value)
    {
        var way = value.Content is null && member.Into.Count > 1 ? [.. member.Into.SkipLast(1)] : member.Into;
        foreach (var name in way.SkipLast(1))
        {
            if (holder.Given(name) is { Content: null })
            {
                AddTwice(value.At, value.Path, "by another name");
                return;
            }

            holder = holder.NodeOrNew(name);
        }

        if (!holder.TryAdd(way[^1], value)) AddTwice(value.At, value.Path, "by another name");
    }

    private void AddTwice(long at, string path, string how) => faults.Add(at, path, $"stands here once more, {how}.", "Give it once.");

    private void StopAtBadByte()
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(Text[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        faults.Stop(at, "/", $"is not written in UTF-8: a byte {Text[at]:X2} stands here.", "Write it in UTF-8.");
    }

    // By its mark, or by the zeros around its first brace. The mark of UTF-32 begins as that of UTF-16 does.
    private static string? EncodingOf(ReadOnlySpan<byte> text)
    {
        var first = text.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(text) : 0;
        return first is 0xFFFE0000 or 0x0000FEFF or 0x7B000000 or 0x0000007B ? "UTF-32"
            : first >> 16 is 0xFFFE or 0xFEFF or 0x7B00 or 0x007B ? "UTF-16"
            : null;
    }

    private int OffsetOf(JsonException broken)
    {
        var start = 0;
        for (var line = broken.LineNumber; line > 0; line--) start += Text[start..].IndexOf((byte)'\n') + 1;
        return start + (int)(broken.BytePositionInLine ?? 0);
    }

    private static string PathTo(string path, PackageMember member) => path.Length == 0 ? member.Name : $"{path}.{member.Name}";
}
