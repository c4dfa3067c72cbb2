using Postvogn.Cli.Files;
using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Tests.Commands;

public sealed class MemoPackCommandTests : IDisposable
{
    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pack_Letters_UnpackToTheSameBytesUnderTheirUuids()
    {
        var one = folder.Write("in/brev.xml", new Letter(Uuids.One));
        var two = folder.Write($"in/{Uuids.Two}.xml", new Letter(Uuids.Two));

        var packed = await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"]);
        var unpacked = await Tool.RunAsync("memo", "unpack", folder["out.tar.lzma"], folder["back"]);

        packed.ExitCode.ShouldBe(ExitCode.Success);
        packed.Output.ShouldStartWith($"{folder["out.tar.lzma"]}: 2 letters, ");
        unpacked.ExitCode.ShouldBe(ExitCode.Success);
        folder.Names.ShouldBe(
            ["back", $"back/{Uuids.One}.xml", $"back/{Uuids.Two}.xml", "in", $"in/{Uuids.Two}.xml", "in/brev.xml", "out.tar.lzma"]);
        File.ReadAllBytes(folder[$"back/{Uuids.One}.xml"]).ShouldBe(File.ReadAllBytes(one));
        File.ReadAllBytes(folder[$"back/{Uuids.Two}.xml"]).ShouldBe(File.ReadAllBytes(two));
    }

    [Fact]
    public async Task Letters_InWindows1252_AreShownConvertedAndPackedWithoutLoss()
    {
        var xml = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" +
            new Letter(Uuids.One).Xml.Replace("Til borgeren", "Blåbærgrød til Øen", StringComparison.Ordinal);
        var letter = folder.Write("in/brev.xml", System.Text.Encoding.Latin1.GetBytes(xml));

        (await Tool.RunAsync("memo", "validate", letter)).ExitCode.ShouldBe(ExitCode.Success);
        (await Tool.RunAsync("memo", "show", letter)).Output.ShouldContain("Blåbærgrød til Øen");
        (await Tool.RunAsync("memo", "convert", letter, "--to", "1.1", "-o", folder["11.xml"])).ExitCode.ShouldBe(ExitCode.Success);
        File.ReadAllText(folder["11.xml"]).ShouldContain("Blåbærgrød til Øen");
        var packed = await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"]);
        packed.ExitCode.ShouldBe(ExitCode.Success, packed.Output + packed.Error);
        (await Tool.RunAsync("memo", "unpack", folder["out.tar.lzma"], folder["back"])).ExitCode.ShouldBe(ExitCode.Success);
        File.ReadAllText(folder[$"back/{Uuids.One}.xml"]).ShouldContain("encoding=\"UTF-8\"");
        File.ReadAllText(folder[$"back/{Uuids.One}.xml"]).ShouldContain("Blåbærgrød til Øen");
    }

    [Fact]
    public async Task Pack_Json_HasTheKeysOfTheContract()
    {
        var letter = folder.Write("in/brev.xml", new Letter(Uuids.One));

        var json = (await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"], "--json")).Json;

        Tool.KeysOf(json).ShouldBe(["exitCode", "output", "letters", "length", "packedLength", "messageUUID", "findings", "unread"]);
        json.GetProperty("output").GetString().ShouldBe(folder["out.tar.lzma"]);
        json.GetProperty("letters").GetInt32().ShouldBe(1);
        json.GetProperty("length").GetInt64().ShouldBe(new FileInfo(letter).Length);
        json.GetProperty("packedLength").GetInt64().ShouldBe(new FileInfo(folder["out.tar.lzma"]).Length);
    }

    [Fact]
    public async Task Pack_SameLettersUnderOtherNames_GiveTheSameBytes()
    {
        Letter[] letters = [.. Enumerable.Range(0, 9).Select(i => new Letter(new Guid($"{9 - i}f3b1c52-9a44-4d0e-8b67-00000000000{i}")))];
        var archives = new List<byte[]>();
        string[][] names = [["a", "b", "c", "d", "e", "f", "g", "h", "i"], ["I", "h", "\u00E5", "aa", "\u00C5", "_", "10", "9", "A"]];
        foreach (var (i, stems) in names.Append([.. letters.Select(letter => $"{letter.MessageUuid}")]).Index())
        {
            foreach (var (place, letter) in (i == 1 ? [.. letters.Reverse()] : letters).Index())
                folder.Write($"{i}/{stems[place]}.xml", letter);
            await Tool.RunAsync("memo", "pack", folder[$"{i}"], folder[$"{i}.tar.lzma"]);
            archives.Add(File.ReadAllBytes(folder[$"{i}.tar.lzma"]));
        }

        archives.Select(Convert.ToHexString).Distinct().Count().ShouldBe(1);
    }

    /// <summary>What the official .NET library writes lacks each <c>filename</c>; it goes into the archive byte for byte.</summary>
    [Theory]
    [InlineData("<memo:filename>Brev.txt</memo:filename>", "")]
    [InlineData("<memo:language>da</memo:language>", "<memo:language>dansk</memo:language>")]
    [InlineData("<memo:MessageBody>", "<memo:MessageBody><memo:ukendt/>")]
    public async Task Pack_LetterWithFaultsThatLeaveItReadable_IsPackedAsItIs(string from, string to)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(new Letter(Uuids.One).Xml.Replace(from, to));
        folder.Write("in/a.xml", bytes);

        (await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"])).ExitCode.ShouldBe(ExitCode.Success);
        (await Tool.RunAsync("memo", "unpack", folder["out.tar.lzma"], folder["back"])).ExitCode.ShouldBe(ExitCode.Success);

        File.ReadAllBytes(folder[$"back/{Uuids.One}.xml"]).ShouldBe(bytes);
        (await Tool.RunAsync("memo", "validate", folder["out.tar.lzma"])).ExitCode.ShouldBe(ExitCode.Failure);
    }

    [Fact]
    public async Task Pack_LetterThatIsNone_SaysItAsValidateDoes()
    {
        var file = folder.Write("in/a.xml", new Letter(Uuids.Two).Bytes[..^60]);

        var packed = await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"]);

        packed.Error.Trim().ShouldBe((await Tool.RunAsync("memo", "validate", file)).Lines[0]);
    }

    [Fact]
    public async Task Dispose_WhatIsUnwrittenCannotBeWritten_LeavesNothing()
    {
        var pending = new PendingFile(folder["out.xml"], force: false, () => Stream.Null, path => new FullDisk(path));
        await pending.Content.WriteAsync(new byte[100]);
        folder.Names.ShouldHaveSingleItem().ShouldEndWith(".partial");

        await Should.ThrowAsync<IOException>(async () => await pending.DisposeAsync());

        folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pack_NameThatIsAnotherUuid_IsRefused()
    {
        folder.Write($"in/{Uuids.Two}.xml", new Letter(Uuids.One));

        await ShouldRefuseAsync("message.uuid.does.not.match.file.name", ExitCode.Failure);
    }

    [Fact]
    public async Task Pack_OneMessageUuidTwice_IsRefused()
    {
        folder.Write("in/a.xml", new Letter(Uuids.One));
        folder.Write("in/b.xml", new Letter(Uuids.One));

        await ShouldRefuseAsync("archive.processing.failed", ExitCode.Failure);
    }

    [Fact]
    public async Task Pack_LetterThatIsCutOff_IsRefused()
    {
        folder.Write("in/a.xml", new Letter(Uuids.One));
        folder.Write("in/b.xml", new Letter(Uuids.Two).Bytes[..^60]);

        await ShouldRefuseAsync("memo.invalid", ExitCode.Usage);
    }

    [Fact]
    public async Task Pack_ArchiveThatIsThere_IsKeptUnlessForced()
    {
        folder.Write("in/a.xml", new Letter(Uuids.One));
        folder.Write("out.tar.lzma", [1, 2, 3]);

        var refused = await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"]);
        var kept = File.ReadAllBytes(folder["out.tar.lzma"]);
        var forced = await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"], "--force");

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        refused.Error.ShouldContain("is there already");
        kept.ShouldBe([1, 2, 3]);
        forced.ExitCode.ShouldBe(ExitCode.Success);
        new FileInfo(folder["out.tar.lzma"]).Length.ShouldBeGreaterThan(3);
        folder.Names.ShouldBe(["in", "in/a.xml", "out.tar.lzma"]);
    }

    [Theory]
    [InlineData("none", "There is no such file or folder.")]
    [InlineData("empty", "The folder holds no *.xml.")]
    public async Task Pack_NoLetters_Ends2(string name, string message)
    {
        Directory.CreateDirectory(folder["empty"]);

        var answer = await Tool.RunAsync("memo", "pack", folder[name], folder["out.tar.lzma"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain(message);
        folder.Names.ShouldBe(["empty"]);
    }

    [Fact]
    public async Task Pack_FolderOfTheArchiveIsMissing_Ends2AndSaysWhich()
    {
        folder.Write("in/a.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "pack", folder["in"], folder["no/out.tar.lzma"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain($"there is no folder {folder["no"]}.");
    }

    [Fact]
    public async Task Pack_StoppedWhileItWrites_LeavesNothing()
    {
        folder.Write("in/a.xml", new Letter(Uuids.One));
        using var stop = new CancellationTokenSource();
        var packing = new MemoPacking(new LetterSource(new StopAfter(new FileInfo(folder["in/a.xml"]).Length + 1, stop)));

        await Should.ThrowAsync<OperationCanceledException>(
            () => packing.RunAsync(InputList.Of([folder["in"]], "*.xml"), folder["out.tar.lzma"], force: false, stop.Token));

        folder.Names.ShouldBe(["in", "in/a.xml"]);
    }

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Pack_OfficialSample_CanBeValidatedInTheArchive()
    {
        folder.Write("in/a.xml", File.ReadAllBytes(OfficialMemo.PathOf("samples/v1.2/MeMo_Minimum_Example.xml")));

        await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"]);

        (await Tool.RunAsync("memo", "validate", folder["out.tar.lzma"])).ExitCode.ShouldBe(ExitCode.Success);
    }

    /// <summary>What lies in the buffer cannot be written when it is closed.</summary>
    private sealed class FullDisk(string path) : FileStream(path, FileMode.CreateNew)
    {
        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            throw new IOException("No space left on device");
        }
    }

    /// <summary>Stops the work when it has read so many bytes.</summary>
    private sealed class StopAfter(long bytes, CancellationTokenSource stop) : IProgress<long>
    {
        private long read;

        public void Report(long value)
        {
            read += value;
            if (read >= bytes)
                stop.Cancel();
        }
    }

    private async Task ShouldRefuseAsync(string code, int exitCode)
    {
        var before = folder.Names;

        var answer = await Tool.RunAsync("memo", "pack", folder["in"], folder["out.tar.lzma"]);

        answer.ExitCode.ShouldBe(exitCode);
        (answer.Output + answer.Error).ShouldContain(code);
        answer.Output.ShouldEndWith($"Nothing was written.{Environment.NewLine}");
        folder.Names.ShouldBe(before);
    }
}
