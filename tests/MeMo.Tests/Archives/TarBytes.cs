using System.Formats.Tar;
using System.Text;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Archives of any shape, made with the framework's own tar writer.</summary>
internal static class TarBytes
{
    public static byte[] Archive(params TarEntry[] entries) => Codec.Compress(Tar(entries));

    public static byte[] Tar(params TarEntry[] entries)
    {
        var output = new MemoryStream();
        using (var writer = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
                writer.WriteEntry(entry);
        }

        return output.ToArray();
    }

    public static UstarTarEntry File(string name, string content = "<memo/>", TarEntryType kind = TarEntryType.RegularFile) =>
        new(kind, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };

    public static UstarTarEntry Link(string name, TarEntryType kind) => new(kind, name) { LinkName = "/etc/passwd" };

    public static async Task<List<(Guid Uuid, byte[] Content)>> ReadAllAsync(byte[] archive, MemoArchiveLimits? limits = null)
    {
        await using var reader = new MemoArchiveReader(new MemoryStream(archive), limits);
        var letters = new List<(Guid, byte[])>();
        while (await reader.ReadNextAsync(CancellationToken.None) is { } entry)
        {
            var content = new MemoryStream();
            await entry.Content.CopyToAsync(content);
            content.Length.ShouldBe(entry.Length);
            letters.Add((entry.MessageUuid, content.ToArray()));
        }

        return letters;
    }

    /// <summary>What reading all of it ends in; null: it is whole.</summary>
    public static async Task<MemoArchiveException?> FaultOfAsync(byte[] archive, MemoArchiveLimits? limits = null)
    {
        try
        {
            await ReadAllAsync(archive, limits);
            return null;
        }
        catch (MemoArchiveException e)
        {
            return e;
        }
    }
}
