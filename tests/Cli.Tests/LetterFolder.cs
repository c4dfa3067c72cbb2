using System.Formats.Tar;
using System.IO.Compression;
using Postvogn.MeMo;

namespace Postvogn.Cli.Tests;

/// <summary>A folder of its own with letters and archives in it, gone afterwards.</summary>
internal sealed class LetterFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    public string this[string name] => folder[name];

    /// <summary>What lies in the folder: nothing half done may.</summary>
    public IReadOnlyList<string> Names => [.. Directory.GetFileSystemEntries(Path, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Write(string name, Letter letter) => Write(name, letter.Bytes);

    public string Pack(string name, params Letter[] letters) => Write(name, Archive(letters));

    /// <summary>An archive of any shape.</summary>
    public string PackTar(string name, params TarEntry[] entries) => Write(name, Archive(entries));

    /// <summary>A zip or a tar.gz.</summary>
    public string PackOther(string name, params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var file in files)
            {
                using var entry = zip.CreateEntry(file.Name).Open();
                entry.Write(file.Content);
            }
        }
        else
        {
            using var compressed = new GZipStream(output, CompressionMode.Compress, leaveOpen: true);
            using var tar = new TarWriter(compressed, TarEntryFormat.Pax);
            foreach (var file in files)
                tar.WriteEntry(Entry(file.Name, file.Content));
        }

        return Write(name, output.ToArray());
    }

    public static byte[] Archive(params Letter[] letters) =>
        Archive([.. letters.Select(letter => Entry($"{letter.MessageUuid}.xml", letter.Bytes))]);

    public static UstarTarEntry Entry(string name, byte[] content) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    public void Dispose() => folder.Dispose();

    private static byte[] Archive(TarEntry[] entries)
    {
        using var output = new MemoryStream();
        using (var compressed = LzmaCodec.Compress(output))
        using (var tar = new TarWriter(compressed, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }

        return output.ToArray();
    }
}
