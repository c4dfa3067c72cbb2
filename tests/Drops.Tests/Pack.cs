using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.IO.Hashing;
using Postvogn.MeMo;
using SharpCompress.Compressors.BZip2;
using CompressionMode = SharpCompress.Compressors.CompressionMode;

namespace Postvogn.Drops.Tests;

/// <summary>Archives of every kind, by the framework, by SharpCompress and by hand.</summary>
internal static class Pack
{
    public static IEnumerable<DropKind> Kinds => Enum.GetValues<DropKind>().Where(kind => kind > DropKind.TarLzma);

    // The same bytes in every run.
    private static DateTimeOffset Written { get; } = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero);

    public static byte[] Of(DropKind kind, params (string Name, byte[] Content)[] files) =>
        kind == DropKind.Zip ? Zip(files) : Compress(kind, Tar(files));

    public static byte[] Tar(params (string Name, byte[] Content)[] files) =>
        Tar([.. files.Select(FileOf)]);

    public static IEnumerable<TarEntryFormat> Formats =>
        [TarEntryFormat.V7, TarEntryFormat.Ustar, TarEntryFormat.Pax, TarEntryFormat.Gnu];

    public static byte[] Tar(TarEntryFormat format, params (string Name, byte[] Content)[] files) => Tar([.. files.Select(file =>
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, file.Name),
            TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, file.Name),
            TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, file.Name),
            _ => new GnuTarEntry(TarEntryType.RegularFile, file.Name),
        };
        entry.DataStream = new MemoryStream(file.Content);
        entry.ModificationTime = Written;
        return entry;
    })]);

    public static IEnumerable<TarEntry> Folders(params string[] names) =>
        names.Select(name => new PaxTarEntry(TarEntryType.Directory, name) { ModificationTime = Written });

    public static PaxTarEntry FileOf((string Name, byte[] Content) file) =>
        new(TarEntryType.RegularFile, file.Name) { DataStream = new MemoryStream(file.Content), ModificationTime = Written };

    public static byte[] Tar(params TarEntry[] entries)
    {
        using var output = new MemoryStream();
        using (var writer = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
                writer.WriteEntry(entry);
        }

        return entries.Length == 0 ? new byte[1024] : output.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files) => Zip(
        [.. files.Select(file => (Action<ZipArchive>)(zip => AddTo(zip, file.Name, file.Content)))]);

    public static byte[] Zip(params Action<ZipArchive>[] add)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var one in add)
                one(zip);
        }

        return output.ToArray();
    }

    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] files) => Zip(
        [.. files.Select(file => (Action<ZipArchive>)(zip =>
        {
            using var stream = zip.CreateEntry(file.Name, level).Open();
            stream.Write(file.Content);
        }))]);

    public static void AddTo(ZipArchive zip, string name, byte[] content, int unixType = 0)
    {
        var entry = zip.CreateEntry(name);
        entry.ExternalAttributes = unixType << 16;
        using var stream = entry.Open();
        stream.Write(content);
    }

    public static byte[] Compress(DropKind kind, byte[] tar)
    {
        using var output = new MemoryStream();
        using (var stream = kind switch
        {
            DropKind.Tar => output,
            DropKind.TarGz => new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true),
            DropKind.TarBz2 => BZip2Stream.Create(output, CompressionMode.Compress, false, leaveOpen: true),
            DropKind.TarLzma => LzmaCodec.Compress(output),
            _ => (Stream)new MemoryStream(),
        })
        {
            if (kind == DropKind.TarXz) output.Write(Xz(tar));
            else stream.Write(tar);
        }

        return output.ToArray();
    }

    /// <summary>An xz file of blocks whose chunks are not compressed, with the dictionary (a code from 0 to 40) and filter
    /// given.</summary>
    public static byte[] Xz(byte[] plain, byte dictionary = 16, byte filter = 0x21, int blocks = 1)
    {
        using var file = new MemoryStream();
        byte[] flags = [0, 1];
        file.Write([0xFD, .. "7zXZ\0"u8, .. flags, .. Crc32.Hash(flags)]);
        List<byte> index = [0, (byte)blocks];
        foreach (var part in plain.Chunk((plain.Length + blocks - 1) / blocks))
        {
            var start = file.Length;
            byte[] header = [2, 0, filter, 1, dictionary, 0, 0, 0];
            file.Write([.. header, .. Crc32.Hash(header)]);
            foreach (var (i, chunk) in part.Chunk(1 << 16).Index())
                file.Write([(byte)(i == 0 ? 1 : 2), (byte)(chunk.Length - 1 >> 8), (byte)(chunk.Length - 1), .. chunk]);
            file.WriteByte(0);
            var unpadded = file.Length - start + 4;
            file.Write(new byte[-file.Length & 3]);
            file.Write(Crc32.Hash(part));
            index.AddRange([.. Number(unpadded), .. Number(part.Length)]);
        }

        index.AddRange(new byte[-index.Count & 3]);
        file.Write([.. index, .. Crc32.Hash(index.ToArray())]);
        byte[] size = [0, 0, 0, 0, .. flags];
        BinaryPrimitives.WriteInt32LittleEndian(size, (index.Count + 4) / 4 - 1);
        file.Write([.. Crc32.Hash(size), .. size, .. "YZ"u8]);
        return file.ToArray();
    }

    private static IEnumerable<byte> Number(long value)
    {
        for (; value >= 0x80; value >>= 7) yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
