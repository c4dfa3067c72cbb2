using System.Formats.Tar;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Postvogn.MeMo;
using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Tests.Commands;

public sealed class MemoValidateCommandTests : IDisposable
{
    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Validate_FineLetter_Ends0AndNamesIt()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "validate", file);

        answer.ExitCode.ShouldBe(ExitCode.Success);
        answer.Lines[0].ShouldStartWith($"{file}: fine, MeMo 1.2, ");
        answer.Lines[1].ShouldStartWith("1 letter checked");
        answer.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_LetterThatIsRefused_Ends1WithALinePerFinding()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One) { Recipient = "12", FileName = "a?.exe" });

        var answer = await Tool.RunAsync("memo", "validate", file);

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        answer.Lines.Count.ShouldBe(4);
        answer.Lines[0].ShouldStartWith($"{file}:");
        answer.Lines[0].ShouldContain(": recipient.cpr.invalid INVALID /Message/MessageHeader/Recipient/recipientID: ");
        answer.Lines[1].ShouldContain(": file.name.invalid.character NOT_ALLOWED ");
        answer.Lines[2].ShouldContain(": file.extension.not.allowed NOT_ALLOWED ");
        answer.Lines[3].ShouldBe("1 letter checked: 0 fine, 1 would be refused.");
    }

    [Theory]
    [InlineData(Letter.Cvr, ExitCode.Success)]
    [InlineData("87654321", ExitCode.Failure)]
    [InlineData("1234", ExitCode.Usage)]
    public async Task Validate_SenderThatIsGiven_MustSendThem(string sender, int exitCode)
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "validate", file, "--sender", sender);

        answer.ExitCode.ShouldBe(exitCode);
        answer.Output.Contains(": sender.organisation.id.does.not.match NOT_ALLOWED ", StringComparison.Ordinal)
            .ShouldBe(exitCode == ExitCode.Failure);
    }

    [Theory]
    [InlineData(null, ExitCode.Failure)]
    [InlineData("3650", ExitCode.Failure)]
    [InlineData("400000", ExitCode.Success)]
    [InlineData("soon", ExitCode.Usage)]
    public async Task Validate_DeliveryDate_MayLieSoFarAhead(string? days, int exitCode)
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One) { DoNotDeliverUntil = "2999-01-01" });

        var answer = await Tool.RunAsync(["memo", "validate", file, .. days is null ? [] : new[] { "--max-days", days }]);

        answer.ExitCode.ShouldBe(exitCode);
        answer.Output.Contains(": do.not.deliver.until.date.too.late NOT_ALLOWED ", StringComparison.Ordinal)
            .ShouldBe(exitCode == ExitCode.Failure);
    }

    [Fact]
    public async Task Validate_PackageAndZip_AreJudgedAsTheAppDoes()
    {
        var json = """{"recipient":{"type":"CPR","id":"12"},"label":"Brev","files":[{"path":"files/brev.txt"}]}""";
        folder.Write("a.letter.json", Encoding.UTF8.GetBytes(json));
        folder.Write("files/brev.txt", "Hej"u8.ToArray());
        folder.PackOther(
            "b.zip", ("brev.xml", new Letter(Uuids.One).Bytes), ("c.letter.json", Encoding.UTF8.GetBytes(json)), ("d.png", [1]));

        var answer = await Tool.RunAsync("memo", "validate", folder.Path);

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        answer.Output.ShouldContain("b.zip!brev.xml: fine");
        answer.Output.ShouldContain("a.letter.json");
        answer.Output.ShouldContain(": recipient.cpr.invalid ");
        answer.Output.ShouldContain("b.zip!c.letter.json: letter.file.missing ");
        answer.Output.ShouldContain("b.zip!d.png: archive.file.unused ");
        answer.Lines[^1].ShouldBe("4 letters checked: 1 fine, 3 would be refused.");
    }

    [Fact]
    public async Task Validate_Json_HasTheKeysOfTheContract()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One) { Recipient = "12" });

        var json = (await Tool.RunAsync("memo", "validate", file, "--json")).Json;

        Tool.KeysOf(json).ShouldBe(["exitCode", "fine", "refused", "checked", "findingsLeftOut", "warnings", "findings", "unread"]);
        json.GetProperty("exitCode").GetInt32().ShouldBe(1);
        var letter = json.GetProperty("checked")[0];
        Tool.KeysOf(letter).ShouldBe(["file", "entry", "messageUUID", "version", "length", "findings", "notJudged"]);
        letter.GetProperty("messageUUID").GetGuid().ShouldBe(Uuids.One);
        letter.GetProperty("version").GetString().ShouldBe("1.2");
        letter.GetProperty("length").GetInt64().ShouldBe(new FileInfo(file).Length);
        letter.GetProperty("findings").GetInt32().ShouldBe(1);
        var finding = json.GetProperty("findings")[0];
        Tool.KeysOf(finding).ShouldBe(["file", "entry", "code", "status", "path", "line", "column", "message", "fix", "statusCode"]);
        finding.GetProperty("file").GetString().ShouldBe(file);
        finding.GetProperty("status").GetString().ShouldBe("INVALID");
        finding.GetProperty("line").GetInt32().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Validate_JsonLines_TellsEachAsItComes()
    {
        folder.Write("a.xml", new Letter(Uuids.One) { Recipient = "12" });
        folder.Pack("b.tar.lzma", new Letter(Uuids.One), new Letter(Uuids.Two));
        folder.Write("c.tar.lzma", LetterFolder.Archive(new Letter(Uuids.One))[..^40]);

        var answer = await Tool.RunAsync("memo", "validate", folder.Path, folder["none.xml"], "--jsonl");

        (answer.ExitCode, answer.Error).ShouldBe((ExitCode.Usage, ""));
        var lines = answer.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.GetProperty("kind").GetString()).ShouldBe(
            ["unread", "letter", "letter", "letter", "letter", "result"]);
        Tool.KeysOf(lines[1]).ShouldBe(
            ["kind", "findings", "warnings", "file", "entry", "messageUUID", "version", "length", "notJudged"]);
        lines[1].GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("recipient.cpr.invalid");
        lines[3].GetProperty("entry").GetString().ShouldBe($"{Uuids.Two}.xml");
        lines[4].GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("archive.processing.failed");
        lines[0].GetProperty("unread").GetProperty("file").GetString().ShouldBe(folder["none.xml"]);
        answer.Lines[^1].ShouldBe("""{"kind":"result","exitCode":2,"fine":2,"refused":2,"findings":2,"unread":1}""");
    }

    [Fact]
    public async Task Validate_JsonLinesOfManyLetters_KeepsNone()
    {
        for (var i = 0; i < 300; i++)
            folder.Write($"{i:000}.xml", new Letter(Uuids.Of(i)));
        var told = new List<object>();
        var check = new MemoCheck(new LetterSource(new Progress<long>()), new() { Clock = new FakeClock() }, told.Add);

        var result = await check.RunAsync(InputList.Of([folder.Path], LetterSource.Patterns), default);

        (told.Count, result.Checked.Count, result.Fine).ShouldBe((300, 0, 300));
    }

    /// <summary>How a program of another preset writes: read by us, and not by the official Java library.</summary>
    [Theory]
    [InlineData(1u << 18)]
    [InlineData(1u << 20)]
    [InlineData(3u << 20)]
    public async Task Validate_ArchiveThatAnotherReaderCannotOpen_WarnsAndEnds0(uint dictionary)
    {
        var archive = LetterFolder.Archive(new Letter(Uuids.One));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(1), dictionary);
        var file = folder.Write("a.tar.lzma", archive);

        var answer = await Tool.RunAsync("memo", "validate", file, "--json");

        answer.ExitCode.ShouldBe(ExitCode.Success);
        var warning = answer.Json.GetProperty("warnings")[0];
        (warning.GetProperty("code").GetString(), warning.GetProperty("file").GetString()).ShouldBe(("warning.archive.reader", file));
        warning.GetProperty("message").GetString()!.ShouldContain($"a dictionary of {dictionary} bytes");
        (await Tool.RunAsync("memo", "validate", file)).Lines[1].ShouldStartWith($"{file}: warning.archive.reader WARNING /: ");
        (await Tool.RunAsync("memo", "validate", file, "--jsonl")).Lines[1].ShouldStartWith("""{"kind":"warning","warning":{"file":""");
    }

    [Fact]
    public async Task Validate_PackagesInAFolder_AreFoundWhateverTheyAreCalled()
    {
        var json = Encoding.UTF8.GetBytes("""{"recipient":{"type":"CPR","id":"12"},"label":"Brev","files":[{"path":"brev.txt"}]}""");
        folder.Write("brev.txt", "Hej"u8.ToArray());
        foreach (var name in new[] { "letter.json", "sag.letter.json", "A.LETTER.JSON" })
            folder.Write(name, json);
        folder.Write("andet.json", json);

        var answer = await Tool.RunAsync("memo", "validate", folder.Path, "--json");

        answer.Codes.ShouldBe(Enumerable.Repeat("recipient.cpr.invalid", 3));
        (await Tool.RunAsync("memo", "validate", folder["letter.json"], "--json")).Codes.ShouldBe(["recipient.cpr.invalid"]);
    }

    [Fact]
    public async Task Validate_NamesInJson_AreWrittenAsTheyAre()
    {
        var file = folder.Write("bl\u00E5b\u00E6rgr\u00F8d.xml", new Letter(Uuids.One));
        (await Tool.RunAsync("memo", "validate", file, "--json")).Output.ShouldContain("bl\u00E5b\u00E6rgr\u00F8d.xml\"");
    }

    [Fact]
    public async Task Validate_Folder_TakesItsLettersAndArchivesAlone()
    {
        folder.Write("a.xml", new Letter(Uuids.One));
        folder.Write("b.XML", new Letter(Uuids.Two));
        folder.Write("c.txt", [1, 2, 3]);
        folder.Write("below/d.xml", new Letter(Uuids.One) { Recipient = "12" });
        folder.Pack("e.tar.lzma", new Letter(Uuids.One), new Letter(Uuids.Two) { Recipient = "12" });

        var json = (await Tool.RunAsync("memo", "validate", folder.Path, "--json")).Json;

        json.GetProperty("checked").EnumerateArray()
            .Select(letter => (Path.GetFileName(letter.GetProperty("file").GetString()), letter.GetProperty("entry").GetString()))
            .ShouldBe([("a.xml", null), ("b.XML", null), ("e.tar.lzma", $"{Uuids.One}.xml"), ("e.tar.lzma", $"{Uuids.Two}.xml")]);
        json.GetProperty("findings")[0].GetProperty("entry").GetString().ShouldBe($"{Uuids.Two}.xml");
        json.GetProperty("fine").GetInt32().ShouldBe(3);
        json.GetProperty("refused").GetInt32().ShouldBe(1);
    }

    /// <summary>In one archive, or in two files; an archive may hold what lies beside it, and a file be named twice.</summary>
    [Fact]
    public async Task Validate_MessageUuidOfAnotherLetter_IsAFinding()
    {
        var letter = new Letter(Uuids.One);
        var zip = folder.PackOther("a.zip", ("b.xml", letter.Bytes), ($"x{Uuids.One}.xml", letter.Bytes), ("c.xml", letter.Bytes));
        var tar = folder.PackOther("a.tar.gz", ($"{Uuids.One}.xml", letter.Bytes), ($"x{Uuids.One}.xml", letter.Bytes));
        var (one, two) = (folder.Write("en.xml", letter), folder.Write("to.xml", letter));
        foreach (var (paths, findings) in new[]
        {
            (new[] { zip }, 2), ([tar], 1), ([one, two], 1), ([one, one], 0), ([one], 0), ([zip, one, tar, two], 4), ([folder.Path], 4),
        })
        {
            var answer = await Tool.RunAsync(["memo", "validate", "--json", .. paths]);
            answer.Codes.ShouldBe(Enumerable.Repeat("message.uuid.not.unique", findings));
            answer.ExitCode.ShouldBe(findings > 0 ? ExitCode.Failure : ExitCode.Success);
        }
    }

    [Theory]
    [InlineData("brev.txt", null)]
    [InlineData("./brev.txt", "letter.file.missing")]
    [InlineData("under/../brev.txt", "letter.file.missing")]
    [InlineData("under//brev.txt", "letter.file.missing")]
    [InlineData("lenke.txt", "letter.file.missing")]
    [InlineData("lenket/brev.txt", "letter.file.missing")]
    [InlineData("under/brev.txt", null)]
    public async Task Validate_PathOfAPackagesFile_IsTakenAsTheAppTakesIt(string path, string? code)
    {
        folder.Write("brev.txt", "Hej"u8.ToArray());
        folder.Write("under/brev.txt", "Hej"u8.ToArray());
        File.CreateSymbolicLink(folder["lenke.txt"], folder["brev.txt"]);
        Directory.CreateSymbolicLink(folder["lenket"], folder["under"]);
        var json = $$"""{"recipient":{"type":"CPR","id":"7101900001"},"label":"Brev","files":[{"path":"{{path}}"}]}""";

        var answer = await Tool.RunAsync("memo", "validate", folder.Write("a.letter.json", Encoding.UTF8.GetBytes(json)), "--json");

        answer.Codes.ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public async Task Validate_PipeOrSocket_SaysWhatItIs()
    {
        if (OperatingSystem.IsWindows()) return;
        using var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, leaveOpen: true)) tar.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "pipe.xml"));
        packed.Position = 0;
        TarFile.ExtractToDirectory(packed, folder.Path, overwriteFiles: false);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["sokkel.xml"]));
        var json = """{"recipient":{"type":"CPR","id":"7101900001"},"label":"Brev","files":[{"path":"files/pipe.xml"}]}""";
        Directory.CreateDirectory(folder["files"]);
        File.Move(folder["pipe.xml"], folder["files/pipe.xml"]);
        File.CreateSymbolicLink(folder["lenke.xml"], folder["files/pipe.xml"]);
        var package = folder.Write("a.letter.json", Encoding.UTF8.GetBytes(json));

        foreach (var (path, reason) in new[]
        {
            (folder["files/pipe.xml"], "It is a named pipe."), (folder["files"], "It is a named pipe."),
            (folder["lenke.xml"], "It is a named pipe."), (folder["sokkel.xml"], "It is a socket."), (package, "It is a named pipe."),
        })
        {
            var answer = await Tool.RunAsync("memo", "validate", path);
            answer.ExitCode.ShouldBe(ExitCode.Usage);
            answer.Error.ShouldContain(reason);
        }
    }

    [Fact]
    public async Task Validate_XzNamedLzma_HasNoWarning()
    {
        var file = folder.Write("a.tar.lzma", [0xFD, .. "7zXZ\0\0\u0004"u8, 1, 2, 3, 4, .. new byte[40]]);
        var answer = await Tool.RunAsync("memo", "validate", file, "--json");
        answer.Codes.ShouldBe(["archive.processing.failed"]);
        answer.Json.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Validate_HtmlThatDigitalPostWouldRefuse_IsAFinding()
    {
        var file = folder.Write("brev.xml", WithHtml("<html><body><script>alert(1)</script></body></html>"));

        (await Tool.RunAsync("memo", "validate", file, "--json")).Codes.ShouldContain(MemoCodes.HtmlRejectedElement.Code);
    }

    [Fact]
    public async Task Validate_HtmlThatIsTooLargeToJudge_IsNamedAndNoFinding()
    {
        var file = folder.Write("brev.xml", WithHtml(new string('x', HtmlChecker.DefaultMaxBytes + 1)));

        var answer = await Tool.RunAsync("memo", "validate", file);

        answer.ExitCode.ShouldBe(ExitCode.Success);
        answer.Lines[1].ShouldStartWith($"{file}: /Message/MessageBody/MainDocument/File[1]");
        answer.Lines[1].ShouldEndWith("is too large to be judged as HTML.");
    }

    [Fact]
    public async Task Validate_NameThatIsAnotherUuid_IsAFinding()
    {
        var file = folder.Write($"{Uuids.Two}.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "validate", file, "--json");

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        answer.Codes.ShouldBe([MemoCodes.MessageUuidDoesNotMatchFileName.Code]);
    }

    [Fact]
    public async Task Validate_ArchiveThatIsCutOff_IsAFindingBehindItsLetters()
    {
        var whole = LetterFolder.Archive(new Letter(Uuids.One), new Letter(Uuids.Two));
        var file = folder.Write("cut.tar.lzma", whole[..^40]);

        var answer = await Tool.RunAsync("memo", "validate", file, "--json");

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        answer.Codes.ShouldContain(MemoCodes.ArchiveProcessingFailed.Code);
        var last = answer.Json.GetProperty("checked").EnumerateArray().Last();
        last.GetProperty("entry").GetString().ShouldBeNull();
        last.GetProperty("findings").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Validate_PathThatIsNotThere_Ends2AndChecksTheOthers()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One) { Recipient = "12" });

        var answer = await Tool.RunAsync("memo", "validate", folder["none.xml"], file);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldBe($"{folder["none.xml"]}: There is no such file or folder.{Environment.NewLine}");
        answer.Output.ShouldContain("recipient.cpr.invalid");
    }

    [Fact]
    public async Task Validate_FolderWithoutLetters_Ends2()
    {
        var answer = await Tool.RunAsync("memo", "validate", folder.Path, "--json");

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        var unread = answer.Json.GetProperty("unread")[0];
        Tool.KeysOf(unread).ShouldBe(["file", "entry", "code", "message"]);
        unread.GetProperty("message").GetString().ShouldStartWith("The folder holds no *.xml, no *.letter.json, no *.tar.lzma, ");
    }

    [Fact]
    public async Task Validate_NoPath_Ends2() =>
        (await Tool.RunAsync("memo", "validate")).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Check_MoreFindingsThanAreKept_CountsThemAll()
    {
        var broken = string.Concat(Enumerable.Repeat("<bad/>", 2000));
        var files =
            Enumerable.Range(0, 11).Select(i => folder.Write($"{i}.xml", Encoding.UTF8.GetBytes($"<Message>{broken}</Message>"))).ToArray();

        var result = await new MemoCheck(new LetterSource(new Progress<long>()), new() { Clock = new FakeClock() }).RunAsync(
            InputList.Of(files), CancellationToken.None);

        result.Findings.Count.ShouldBeLessThanOrEqualTo(10_000);
        (result.Findings.Count + result.FindingsLeftOut).ShouldBe(result.Checked.Sum(letter => letter.Findings));
    }

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Validate_OfficialSamples_AreReadWhole()
    {
        var samples = OfficialMemo.PathOf("samples");

        var answer = await Tool.RunAsync("memo", "validate", Path.Combine(samples, "v1.1"), Path.Combine(samples, "v1.2"), "--json");

        answer.Json.GetProperty("checked").EnumerateArray().Select(letter => letter.GetProperty("version").GetString())
            .ShouldBe(["1.1", "1.1", "1.1", "1.1", "1.2", "1.2", "1.2", "1.2"]);
        answer.Json.GetProperty("unread").GetArrayLength().ShouldBe(0);
        answer.Codes.ShouldNotContain(MemoCodes.MemoInvalid.Code);
    }

    private static byte[] WithHtml(string html) => Encoding.UTF8.GetBytes(new Letter(Uuids.One) { FileName = "brev.html" }.Xml
        .Replace("text/plain", "text/html")
        .Replace(Letter.Content, Convert.ToBase64String(Encoding.UTF8.GetBytes(html))));
}
