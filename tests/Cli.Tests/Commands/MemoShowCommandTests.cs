namespace Postvogn.Cli.Tests.Commands;

public sealed class MemoShowCommandTests : IDisposable
{
    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Show_Letter_SaysWhoWritesToWhomAboutWhat()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One) { MessageId = "SAG-1", Mandatory = true });

        var answer = await Tool.RunAsync("memo", "show", file);

        answer.ExitCode.ShouldBe(ExitCode.Success);
        answer.Lines.ShouldBe(
        [
            $"file: {file}",
            "label: Til borgeren",
            $"messageUUID: {Uuids.One}",
            "kind: DIGITALPOST, MeMo 1.2",
            $"from: Solbjerg Kommune (CVR {Letter.Cvr})",
            $"to: (CPR {Letter.Citizen})",
            "written: 2029-12-20 12:00:00Z",
            "rights: mandatory",
            "messageID: SAG-1",
            "main: Brev.txt, text/plain, da, 3 bytes",
        ]);
    }

    [Fact]
    public async Task Show_Json_HasTheKeysOfTheContract()
    {
        var file = folder.Write("sms.xml", new Letter(Uuids.One) { Type = "NEMSMS" });

        var letter = (await Tool.RunAsync("memo", "show", file, "--json")).Json.GetProperty("letters")[0];

        Tool.KeysOf(letter).ShouldBe(
        [
            "file", "entry", "version", "messageType", "messageUUID", "messageID", "messageCode", "label", "notification", "sender",
            "representative", "recipient", "mandatory", "legalNotification", "reply", "replyByDateTime", "doNotDeliverUntilDate",
            "postType", "caseID", "replyTo", "forwards", "createdDateTime", "files",
        ]);
        Tool.KeysOf(letter.GetProperty("sender")).ShouldBe(["type", "id", "label", "contactPointID"]);
        letter.GetProperty("notification").GetString().ShouldBe("Husk din tid");
        letter.GetProperty("files").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Show_Archive_ShowsEachLetter()
    {
        var file = folder.Pack("two.tar.lzma", new Letter(Uuids.One), new Letter(Uuids.Two));

        var letters = (await Tool.RunAsync("memo", "show", file, "--json")).Json.GetProperty("letters");

        letters.EnumerateArray().Select(letter => letter.GetProperty("entry").GetString())
            .ShouldBe([$"{Uuids.One}.xml", $"{Uuids.Two}.xml"]);
        Tool.KeysOf(letters[0].GetProperty("files")[0])
            .ShouldBe(["document", "number", "label", "filename", "encodingFormat", "language", "length"]);
    }

    [Fact]
    public async Task Show_TextThatCouldSteerTheTerminal_IsMadeVisible()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One) { FileName = "a\u009B31m\u202Efdp.txt" });

        var answer = await Tool.RunAsync("memo", "show", file);

        answer.Output.ShouldContain("main: a\uFFFD31m\uFFFDfdp.txt, ");
    }

    /// <summary>As the official .NET library writes them, and others with faults that leave a letter readable.</summary>
    [Theory]
    [InlineData("<memo:filename>Brev.txt</memo:filename>", "", "main: , text/plain, da, 3 bytes")]
    [InlineData("<memo:encodingFormat>text/plain</memo:encodingFormat>", "", "main: Brev.txt, , da, 3 bytes")]
    [InlineData("<memo:language>da</memo:language>", "<memo:language>dansk</memo:language>", "main: Brev.txt, text/plain, dansk, 3 bytes")]
    [InlineData("<memo:MessageBody>", "<memo:MessageBody><memo:ukendt>x</memo:ukendt>", "main: Brev.txt, text/plain, da, 3 bytes")]
    public async Task Show_LetterWithFaults_ShowsWhatCanBeRead(string from, string to, string line)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(new Letter(Uuids.One).Xml.Replace(from, to));
        foreach (var file in new[] { folder.Write("brev.xml", bytes), folder.PackOther("brev.zip", ("brev.xml", bytes)) })
        {
            var answer = await Tool.RunAsync("memo", "show", file);
            (answer.ExitCode, answer.Error).ShouldBe((ExitCode.Success, ""));
            answer.Lines.ShouldContain(line);
        }
    }

    [Fact]
    public async Task Show_NoMemo_Ends2WithoutRepeatingItsContent()
    {
        var file = folder.Write("brev.xml", "<hemmelig>0101700101</hemmelig>"u8.ToArray());

        var answer = await Tool.RunAsync("memo", "show", file);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldStartWith($"{file}:");
        answer.Error.ShouldContain(": memo.");
        (answer.Output + answer.Error).ShouldNotContain("0101700101");
    }

    [Fact]
    public async Task Show_BrokenArchive_Ends2WithTheCode()
    {
        var file = folder.Write("a.tar.lzma", "PK not lzma at all"u8.ToArray());

        var answer = await Tool.RunAsync("memo", "show", file, "--json");

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Json.GetProperty("unread")[0].GetProperty("code").GetString().ShouldBe("archive.processing.failed");
    }

    [Fact]
    public async Task Show_FileThatIsNotThere_Ends2()
    {
        var answer = await Tool.RunAsync("memo", "show", folder["none.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldBe($"{folder["none.xml"]}: There is no such file.{Environment.NewLine}");
    }

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Show_OfficialFullExample_ShowsItsPartiesAndFiles()
    {
        var sample = OfficialMemo.PathOf("samples/v1.2/MeMo_Full_Example.xml");

        var letter = (await Tool.RunAsync("memo", "show", sample, "--json")).Json.GetProperty("letters")[0];

        letter.GetProperty("representative").GetProperty("type").GetString().ShouldBe("CVR");
        letter.GetProperty("replyTo").GetArrayLength().ShouldBe(2);
        letter.GetProperty("files").EnumerateArray()
            .Select(file => (file.GetProperty("document").GetString(), file.GetProperty("number").GetInt32()))
            .ShouldBe([("main", 1), ("main", 1), ("additional", 1), ("additional", 1), ("additional", 2), ("technical", 1)]);
    }
}
