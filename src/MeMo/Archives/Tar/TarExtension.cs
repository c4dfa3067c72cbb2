using System.Globalization;
using System.Text;

namespace Postvogn.MeMo.Archives;

/// <summary>What an extended header says about the next entry: POSIX's records (<c>length key=value\n</c>) or GNU's long name; kept is what
/// changes its name, length or nature.</summary>
internal sealed class TarExtension
{
    // A name is 40 characters, so an honest extended header is small.
    public const int MaxLength = 1 << 14;

    private string? name;
    private long? length;
    private bool sparse;

    public TarHeader ApplyTo(TarHeader header) => header with
    {
        Name = name ?? header.Name,
        Length = length ?? header.Length,
        Kind = sparse ? TarKind.Sparse : header.Kind,
    };

    // A global header speaks of all entries after it, and readers differ in how far they follow it: one that would change an entry's name
    // or length has no meaning to rely on.
    public static void CheckGlobalRecords(ReadOnlySpan<byte> content)
    {
        var global = new TarExtension();
        global.AddPosixRecords(content);
        if (global.name is not null || global.length is not null || global.sparse)
            throw Corrupt();
    }

    public void AddGnuName(ReadOnlySpan<byte> content) => name = Encoding.UTF8.GetString(content.TrimEnd((byte)0));

    public void AddPosixRecords(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            var space = content.IndexOf((byte)' ');
            if (space < 1 || !int.TryParse(content[..space], NumberStyles.None, null, out var size) || size <= space + 1 || size > content.Length)
                throw Corrupt();

            AddRecord(content[(space + 1)..size]);
            content = content[size..];
        }
    }

    private void AddRecord(ReadOnlySpan<byte> record)
    {
        var equals = record.IndexOf((byte)'=');
        if (equals < 1 || record[^1] != '\n')
            throw Corrupt();

        var key = Encoding.UTF8.GetString(record[..equals]);
        var value = record[(equals + 1)..^1];
        // An empty value takes back what was said before.
        if (key is "path")
            name = value.IsEmpty ? null : Encoding.UTF8.GetString(value);
        else if (key is "size")
            length = value.IsEmpty ? null : long.TryParse(value, NumberStyles.None, null, out var size) ? size : throw Corrupt();
        else if (key.StartsWith("GNU.sparse.", StringComparison.Ordinal))
            sparse = true;
    }

    private static MemoArchiveException Corrupt() => new(MemoArchiveFault.CorruptTar);
}
