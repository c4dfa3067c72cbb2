using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Cli.Tests.Commands;

/// <summary><c>-</c> is the standard input, told by its first bytes, and the standard output, which then gets nothing else.</summary>
public sealed class StandardStreamsTests : IDisposable
{
    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Validate_Input_IsWhatItsFirstBytesSay()
    {
        var letter = new Letter(Uuids.One);
        var tar = Tar(("a.xml", letter.Bytes));
        var json = Encoding.UTF8.GetBytes(
            "\uFEFF " + """{"recipient":{"type":"CPR","id":"12"},"label":"x","messageType":"NEMSMS","notification":"x"}""");
        (byte[] Input, string? Entry, int Findings)[] inputs =
        [
            (letter.Bytes, null, 0), ([0xEF, 0xBB, 0xBF, .. letter.Bytes], null, 0), (json, null, 1), (tar, "a.xml", 0),
            (Zip(("a.xml", letter.Bytes)), "a.xml", 0), (GZip(tar), "a.xml", 0), (LetterFolder.Archive(letter), $"{Uuids.One}.xml", 0),
        ];
        foreach (var (input, entry, findings) in inputs)
        {
            var answer = await Tool.PipeAsync(input, "memo", "validate", "-", "--json");
            var read = answer.Json.GetProperty("checked").EnumerateArray().ShouldHaveSingleItem();
            (read.GetProperty("file").GetString(), read.GetProperty("entry").GetString(), read.GetProperty("findings").GetInt32())
                .ShouldBe(("-", entry, findings));
        }
    }

    [Theory]
    [InlineData("", "memo.invalid")]
    [InlineData("hej", "memo.invalid")]
    [InlineData("PK\u0003\u0004 ikke mere", "archive.processing.failed")]
    [InlineData("{", "letter.json.invalid")]
    public async Task Validate_InputThatIsNone_IsAFinding(string input, string code)
    {
        var answer = await Tool.PipeAsync(Encoding.Latin1.GetBytes(input), "memo", "validate", "-", "--json");
        (answer.ExitCode, answer.Codes[0]).ShouldBe((ExitCode.Failure, code));
    }

    [Fact]
    public async Task Validate_OldestTarOrJsonBehindAComment_IsToldByItsFirstBytes()
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.V7, leaveOpen: true))
        {
            var content = new MemoryStream(new Letter(Uuids.One).Bytes);
            writer.WriteEntry(new V7TarEntry(TarEntryType.V7RegularFile, "a.xml") { DataStream = content });
        }

        (await Tool.PipeAsync(tar.ToArray(), "memo", "validate", "-")).Output.ShouldContain("-!a.xml: fine");
        foreach (var comment in new[] { "// sag 7\n", "/* sag 7 */", "\uFEFF // sag 7\r\n", " /* a */ // b\n" })
            (await Tool.PipeAsync(Encoding.UTF8.GetBytes(comment + "{}"), "memo", "validate", "-", "--json")).Codes
                .ShouldAllBe(code => code == "letter.json.invalid");
    }

    [Fact]
    public async Task Validate_InputTwice_IsReadOnce()
    {
        var answer = await Tool.PipeAsync(new Letter(Uuids.One).Bytes, "memo", "validate", "-", "-");
        (answer.ExitCode, answer.Output.Contains("-: fine", StringComparison.Ordinal)).ShouldBe((ExitCode.Usage, true));
        answer.Error.ShouldContain("say - once");
    }

    [Fact]
    public async Task ShowAndUnpackAndCheck_Input_IsRead()
    {
        (await Tool.PipeAsync(new Letter(Uuids.One).Bytes, "memo", "show", "-")).Lines[0].ShouldBe("file: -");
        (await Tool.PipeAsync("<p>Hej</p>"u8.ToArray(), "html", "check", "-")).Output.ShouldContain("- under LENIENT");
        var archive = LetterFolder.Archive(new Letter(Uuids.One));
        var unpacked = await Tool.PipeAsync(archive, "memo", "unpack", "-", folder["ud"], "--json");
        unpacked.Json.GetProperty("packedLength").GetInt64().ShouldBe(archive.Length);
        folder.Names.ShouldBe(["ud", $"ud/{Uuids.One}.xml"]);
    }

    [Fact]
    public async Task Convert_InputToOutput_WritesTheLetterAloneThere()
    {
        var answer = await Tool.PipeAsync(new Letter(Uuids.One).Bytes, "memo", "convert", "-", "--to", "1.1", "-o", "-");
        (answer.ExitCode, answer.Output).ShouldBe((ExitCode.Success, ""));
        answer.Error.ShouldStartWith("-: MeMo 1.2 to 1.1, ");
        (await MemoReader.ReadMessageAsync(new MemoryStream(answer.Bytes), default)).Version.ShouldBe(MemoVersion.V1_1);
    }

    [Fact]
    public async Task PackAndNew_Output_IsWhole()
    {
        folder.Write("in/brev.xml", new Letter(Uuids.One));
        await Tool.RunAsync("memo", "pack", folder["in"], folder["fil.tar.lzma"]);
        (await Tool.RunAsync("memo", "pack", folder["in"], "-")).Bytes.ShouldBe(File.ReadAllBytes(folder["fil.tar.lzma"]));

        var made = await NewAsync(folder.Write("brev.txt", "Hej"u8.ToArray()));
        (await MemoReader.ReadMessageAsync(new MemoryStream(made.Bytes), default)).Header.Label.ShouldBe("Brev");
        var refused = await NewAsync(folder.Write("tom.txt", []));
        (refused.ExitCode, refused.Bytes.Length, refused.Output).ShouldBe((ExitCode.Failure, 0, ""));
        refused.Error.ShouldContain("file.empty.not.allowed");

        Task<ToolAnswer> NewAsync(string file) =>
            Tool.RunAsync("memo", "new", "--to", "7101900001", "--from", "00998877", "--label", "Brev", file, "-o", "-");
    }

    [Theory]
    [InlineData("memo", "convert", "-", "--to", "1.1", "-o", "-", "--json")]
    [InlineData("memo", "pack", "-", "ud.tar.lzma")]
    [InlineData("memo", "unpack", "-", "-")]
    [InlineData("memo", "new", "--to", "7101900001", "--from", "00998877", "--label", "x", "-", "-o", "-")]
    [InlineData("memo", "validate", "-", "--json", "--jsonl")]
    public async Task Run_WhatCannotBe_SaysWhyAndWritesNothing(params string[] command)
    {
        var answer = await Tool.PipeAsync(new Letter(Uuids.One).Bytes, command);
        (answer.ExitCode, answer.Bytes.Length).ShouldBe((ExitCode.Usage, 0));
        answer.Error.ShouldNotBeEmpty();
    }

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var file in files)
                tar.WriteEntry(LetterFolder.Entry(file.Name, file.Content));
        }

        return output.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                using var entry = zip.CreateEntry(file.Name).Open();
                entry.Write(file.Content);
            }
        }

        return output.ToArray();
    }

    private static byte[] GZip(byte[] plain)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionMode.Compress)) gzip.Write(plain);
        return output.ToArray();
    }
}
