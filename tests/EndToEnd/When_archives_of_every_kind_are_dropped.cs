using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Testing;
using SharpCompress.Compressors.BZip2;
using CompressionMode = SharpCompress.Compressors.CompressionMode;

namespace Postvogn.EndToEnd;

public sealed class When_archives_of_every_kind_are_dropped : IDisposable
{
    private static readonly Organisation Sender = new() { Cvr = "12345674", Name = "En anden kommune" };
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };

    private readonly TemporaryFolder folder = new();
    private readonly LetterMaker maker = new(new Seeded(12), TimeProvider.System.GetUtcNow());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Should_deliver_each_letter_and_refuse_what_is_hostile()
    {
        await File.WriteAllBytesAsync(folder["a.zip"], Zip([.. await LettersAsync(2), .. Package()]));
        await WriteAsync("b.tar", (tar, file) => file.Write(tar));
        await WriteAsync("c.tar.gz", (tar, file) => Through(new GZipStream(file, CompressionLevel.Fastest), tar));
        await WriteAsync("d.tgz", (tar, file) => Through(new GZipStream(file, CompressionLevel.Fastest), tar));
        await WriteAsync("e.tar.bz2", (tar, file) => Through(BZip2Stream.Create(file, CompressionMode.Compress, false), tar));
        if (Programs.Find("xz") is { } xz)
        {
            await WriteAsync("f.tar", (tar, file) => file.Write(tar));
            using var process = Process.Start(xz, [folder["f.tar"]]);
            await process.WaitForExitAsync();
        }
        var hostile = Zip([.. await LettersAsync(1), ("../ud.xml", [1])]);
        await File.WriteAllBytesAsync(folder["g.zip"], hostile);

        var result = await Journey.RunAsync(Journey.Small with { DropFolder = folder.Path });

        result.Count.Problems.ShouldBeEmpty();
        foreach (var archive in Directory.GetFiles(folder.Path).Select(Path.GetFileName).Where(name => name != "g.zip"))
        {
            result.Letters.Count(line => line.Letter.StartsWith($"{archive}/", StringComparison.Ordinal) && line.State == "Completed")
                .ShouldBe(3, archive);
        }
        var refused = result.Letters.Single(line => line.Letter.StartsWith("g.zip", StringComparison.Ordinal));
        (refused.State, refused.By, refused.Code).ShouldBe(("Rejected", "Postvogn", "archive.path.unsafe"));
    }

    private async Task WriteAsync(string name, Action<byte[], Stream> pack)
    {
        var tar = Tar(await LettersAsync(3));
        await using var file = File.Create(folder[name]);
        pack(tar, file);
    }

    private async Task<List<(string Name, byte[] Content)>> LettersAsync(int count)
    {
        var letters = new List<(string, byte[])>();
        for (var number = 1; number <= count; number++)
        {
            using var memo = new MemoryStream();
            await MemoWriter.WriteAsync(memo, maker.Letter(MemoVersion.V1_2, Sender, Citizen), CancellationToken.None);
            letters.Add(($"mappe/brev {number}.xml", memo.ToArray()));
        }
        return letters;
    }

    private static List<(string Name, byte[] Content)> Package() =>
    [
        ("pakke.letter.json", System.Text.Encoding.UTF8.GetBytes($$"""
            {
              "messageUUID": "5b0c1d7e-4f3a-4b6c-9d2e-1a2b3c4d5e6f", "label": "Pakke", "files": [ { "path": "files/brev.pdf" } ],
              "sender": { "id": "{{Sender.Cvr}}", "label": "{{Sender.Name}}" }, "recipient": { "type": "CPR", "id": "{{Citizen.Number}}" }
            }
            """)),
        ("files/brev.pdf", PdfLetter.All[0].Read()),
    ];

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return output.ToArray();
    }

    private static byte[] Tar(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }
        return output.ToArray();
    }

    private static void Through(Stream compressed, byte[] tar)
    {
        using (compressed)
            compressed.Write(tar);
    }
}
