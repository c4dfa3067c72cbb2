using System.Globalization;
using System.Text;
using Postvogn.Drops.Packages;
using Postvogn.MeMo.Schema;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>Letters of every shape that the reader knows, whole or with something done to them, the same for the same number.</summary>
internal sealed class HostileLetters
{
    private static readonly string[] Odd =
    [
        "\"\\u0000\"", "\"\\ud800\"", "\"a\\udc00\\ud800b\"", "\"\\uffff\"", "\"\\u001b[31m\"", "\"\\u202e\"", "\"\"", "\" \"",
        "\"null\"", "\"<x/>\"", "\"]]>\"", "\"&amp;\"", "\"\\\\\"", "\"../../etc/passwd\"", "\"/etc/passwd\"", "\"C:\\\\brev.pdf\"",
        "\"files/../a.txt\"", "\"files/.skjult\"", "\"a//b\"", "\"a/\"", "\"brev.letter.json\"", "\"x.tar.lzma\"",
        "\"\\u00a0\"", "\"😀\"", "\"a\\nb\"",
        "\"æøåÆØÅ\"", "null", "true", "false", "0", "-1", "1.5", "1e400", "-0", "9223372036854775808",
        "123456789012345678901234567890", "[]", "{}",
        "[[]]", "[null]", "[{}]", "{\"a\":{}}", "\"0001-01-01\"", "\"9999-12-31\"", "\"10000-01-01\"", "\"2026-02-30\"", "\"1900-01-01\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"2026-07-31T24:00:00Z\"", "\"2026-07-31T12:00:00\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"ffffffff-ffff-4fff-bfff-ffffffffffff\"", "\"CPR\"", "\"cvr\"", "\"P\"", "\"NEMSMS\"",
        "\"http://eksempel.dk\"", "\"https://\"", "\"https://[::1\"", "\"https://a b/\"", "\"javascript:alert(1)\"", "\"technical\"", "NaN",
        "'enkelt'", "undefined", "\"", "{", "[", "}", "\"\\u12\"", "\"\\x\"",
    ];

    private readonly Random random;

    private HostileLetters(int number) => random = new Random(number);

    /// <summary>In a letter that is taken, no name stands in another case or twice: then the schema must take it, too.</summary>
    public bool IsAsWritten { get; private set; } = true;

    public static (byte[] Json, bool IsAsWritten) Of(int number)
    {
        var made = new HostileLetters(number);
        var json = made.Make();
        return (json, made.IsAsWritten);
    }

    /// <summary>Nothing is wrong with it.</summary>
    public static byte[] Whole(int number) => new HostileLetters(number).Letter().ToBytes();

    /// <summary>Together they are whole: whatever may stand in a template does so or not, as chance has it.</summary>
    public static (byte[] Json, byte[] Template) InTwoParts(int number)
    {
        var made = new HostileLetters(number);
        var letter = made.Letter();
        return (letter.ToBytes(), made.Part(letter, "").ToBytes());
    }

    // Taken out of the letter, member by member of its objects.
    private Branch Part(Branch letter, string path)
    {
        var template = new Branch([]);
        foreach (var (name, value) in letter.Members.ToList())
        {
            var here = path + name;
            var own = PackageShapes.OfOneLetter.Select(way => string.Join('.', way)).ToList();
            if (own.Contains(here)) continue;
            if (value is Branch inner && (random.Next(3) > 0 || own.Exists(way => way.StartsWith($"{here}.", StringComparison.Ordinal))))
            {
                template.Put(name, Part(inner, $"{here}."));
            }
            else if (random.Next(2) == 0)
            {
                template.Put(name, value);
                letter.Remove(name);
            }
        }

        return template;
    }

    private Branch Letter()
    {
        var letter = Object(PackageShapes.Letter, depth: 0);
        Complete(letter);
        return letter;
    }

    private byte[] Make()
    {
        var letter = Letter();
        for (var changes = random.Next(6) switch { 0 => 0, 1 or 2 or 3 => 1, _ => random.Next(2, 6) }; changes > 0; changes--)
            Change(letter);
        var bytes = letter.ToBytes();
        if (random.Next(12) == 0) bytes = Damage(bytes);
        return bytes;
    }

    // What every letter needs, so that many are taken.
    private void Complete(Branch letter)
    {
        var isSms = random.Next(8) == 0;
        letter.Put("label", new Leaf("\"Afgørelse\""));
        if (random.Next(4) > 0) letter.Remove("sender");
        letter.Remove("messageType");
        letter.Remove("actions");
        letter.Remove("files");
        letter.Remove("caseID");
        var isPerson = random.Next(2) == 0;
        letter.Put("recipient", new Branch(
        [
            ("type", new Leaf(isPerson ? "\"CPR\"" : "\"CVR\"")), ("id", new Leaf(isPerson ? "\"7101900001\"" : "\"00998877\"")),
        ]));
        if (isSms)
        {
            letter.Put("messageType", new Leaf("\"NEMSMS\""));
            letter.Put("notification", new Leaf("\"Husk din tid\""));
            return;
        }

        List<Node> files = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Object(PackageShapes.File, 1))];
        ((Branch)files[0]).Remove("document");
        letter.Put("files", new Items(files));
    }

    private Branch Object(PackageShape shape, int depth)
    {
        List<(string, Node)> members = [];
        foreach (var member in shape.Members.Where(member => !member.IsShortWay))
        {
            var isNeeded = member.IsRequired || member.Name == "path";
            if (!isNeeded && random.Next(3 + depth) != 0) continue;
            if (member.Child is { Choice: > 0 } && members.Exists(other => other.Item1 is "reservation" or "entryPoint")) continue;
            members.Add((member.Name, Value(member, depth)));
        }

        return new Branch(members);
    }

    private Node Value(PackageMember member, int depth)
    {
        if (member.IsList)
            return new Items([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Object(member.Shape!, depth + 1))]);
        if (member.Shape is { } shape) return Object(shape, depth + 1);
        return new Leaf(member.Name switch
        {
            "path" => random.Next(2) == 0 ? "\"brev.txt\"" : "\"files/bilag.txt\"",
            "encodingFormat" => "\"text/plain\"",
            "filename" => "\"Brev.txt\"",
            "language" => "\"da\"",
            "url" => "\"https://eksempel.dk/betal?id=7\"",
            "postType" => "\"MYNDIGHEDSPOST\"",
            "idType" => "\"CVR\"",
            "senderID" or "recipientID" or "representativeID" => "\"00998877\"",
            "contactPointID" => "\"6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11\"",
            "document" => "\"additional\"",
            "licenseNumber" => "\"AB12345\"",
            _ when member.Type!.ClrType == typeof(bool) => random.Next(2) == 0 ? "true" : "false",
            _ when member.Type!.ClrType == typeof(long) => random.Next(2) == 0 ? "1012345678" : "\"1012345678\"",
            _ when member.Type!.ClrType == typeof(Guid) => $"\"7f3b1c52-9a44-4d0e-8b67-{random.Next(1_000_000):d12}\"",
            _ when member.Type == MemoTypes.DateTime => "\"2031-07-31T12:00:00+02:00\"",
            _ when member.Type == MemoTypes.Date => "\"2030-03-01\"",
            _ => $"\"Tekst {random.Next(100)}\"",
        });
    }

    // At a place that chance finds.
    private void Change(Branch letter)
    {
        var (holder, name) = Place(letter);
        switch (random.Next(14))
        {
            case 0:
                holder.Remove(name);
                break;
            case 1:
                holder.Members.Add((name, new Leaf(Odd[random.Next(Odd.Length)])));
                IsAsWritten = false;
                break;
            case 2:
                holder.Rename(name, name.ToUpperInvariant());
                IsAsWritten = false;
                break;
            case 3:
                holder.Rename(name, name + (random.Next(2) == 0 ? "x" : "\\ud800"));
                break;
            case 4:
                holder.Put(name, new Leaf(string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? "[" : "{\"a\":", random.Next(1, 200)))));
                break;
            case 5:
                holder.Put(name, new Leaf($"\"{new string('x', random.Next(20) == 0 ? 1_100_000 : random.Next(7, 600))}\""));
                break;
            case 6:
                var copies = Enumerable.Repeat(new Leaf("{\"path\":\"brev.txt\",\"label\":\"x\"}"), random.Next(1, 400));
                holder.Put(name, new Items([.. copies]));
                break;
            case 7:
                holder.Members.Add(("ukendt", holder));
                holder.Members[^1] = ("ukendt", new Leaf("{\"dyb\":[1,2,{\"x\":null}]}"));
                break;
            case 8:
                holder.Members.Add((random.Next(3) switch { 0 => "id", 1 => "contactPointID", _ => "caseID" }, new Leaf("\"x\"")));
                IsAsWritten = false;
                break;
            default:
                holder.Put(name, new Leaf(Odd[random.Next(Odd.Length)]));
                break;
        }
    }

    private (Branch Holder, string Name) Place(Branch letter)
    {
        var at = letter;
        while (true)
        {
            if (at.Members.Count == 0) return (at, "label");
            var (name, node) = at.Members[random.Next(at.Members.Count)];
            var next = node switch
            {
                Branch inner => inner,
                Items { All: [_, ..] all } => all[random.Next(all.Count)] as Branch,
                _ => null,
            };
            if (next is null || random.Next(4) == 0) return (at, name);
            at = next;
        }
    }

    private byte[] Damage(byte[] json)
    {
        IsAsWritten = false;
        for (var i = random.Next(1, 4); i > 0; i--) json[random.Next(json.Length)] = (byte)random.Next(256);
        return random.Next(2) == 0 ? json : json[..random.Next(json.Length)];
    }

    private abstract class Node
    {
        public abstract void Write(StringBuilder text);
    }

    private sealed class Leaf(string raw) : Node
    {
        public override void Write(StringBuilder text) => text.Append(raw);
    }

    private sealed class Items(List<Node> all) : Node
    {
        public List<Node> All => all;

        public override void Write(StringBuilder text)
        {
            text.Append('[');
            foreach (var (i, node) in all.Index())
            {
                if (i > 0) text.Append(',');
                node.Write(text);
            }

            text.Append(']');
        }
    }

    private sealed class Branch(List<(string Name, Node Value)> members) : Node
    {
        public List<(string Name, Node Value)> Members => members;

        public void Remove(string name) => members.RemoveAll(member => member.Name == name);

        public void Put(string name, Node value)
        {
            var at = members.FindIndex(member => member.Name == name);
            if (at < 0) members.Add((name, value));
            else members[at] = (name, value);
        }

        public void Rename(string name, string other)
        {
            var at = members.FindIndex(member => member.Name == name);
            if (at >= 0) members[at] = (other, members[at].Value);
        }

        public byte[] ToBytes()
        {
            var text = new StringBuilder();
            Write(text);
            return Encoding.UTF8.GetBytes(text.ToString());
        }

        public override void Write(StringBuilder text)
        {
            text.Append('{');
            foreach (var (i, (name, value)) in members.Index())
            {
                text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}\n\"{name}\": ");
                value.Write(text);
            }

            text.Append('}');
        }
    }
}
