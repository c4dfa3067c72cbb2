using System.IO.Compression;
using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Sending;

public sealed class AcceptDropTests : IDisposable
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Run_Memo_StoresItAsItIsAndHints()
    {
        var messageUuid = rig.Ids.NewId();
        var xml = SampleMemo.Xml(messageUuid);
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), xml);

        var result = await RunAsync("kmd/letter.xml");

        result["outbound"].ShouldBe(["post"]);
        (await rig.WaitingAsync()).ShouldBe([messageUuid]);
        Encoding.UTF8.GetString((await rig.ReadAsync(Places.Memo(messageUuid)))!).ShouldBe(xml);
        var letter = await rig.LetterAsync(messageUuid);
        letter.Status.ShouldBe(LetterStatus.Accepted);
        letter.System.ShouldBe("post");
        letter.Length.ShouldBe(Encoding.UTF8.GetByteCount(xml));
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
        (await rig.ListAsync(Places.Open)).ShouldBe([$"messages/{messageUuid}", $"waiting/post/{messageUuid}"]);
    }

    [Theory]
    [InlineData(">64942212<", ">64942213<", "sender.organisation.id.does.not.match")]
    [InlineData(">64942212</memo:senderID><memo:idType>CVR<", ">6101019999</memo:senderID><memo:idType>CPR<",
        "sender.organisation.id.does.not.match")]
    [InlineData("<memo:Sender>", "<memo:doNotDeliverUntilDate>2099-12-31</memo:doNotDeliverUntilDate><memo:Sender>",
        "do.not.deliver.until.date.too.late")]
    [InlineData("</memo:MessageHeader>", "<memo:ForwardData><memo:messageUUID>5b0a3c52-9a44-4d0e-8b67-0000000000ff</memo:messageUUID>" +
        "<memo:originalMessageDateTime>2030-01-01T00:00:00Z</memo:originalMessageDateTime><memo:originalSender>x</memo:originalSender>" +
        "</memo:ForwardData></memo:MessageHeader>",
        "sender.system.forward.not.allowed")]
    public async Task Run_WhatDigitalPostWouldRefuseHoursLater_IsRefusedAtOnce(string part, string instead, string code)
    {
        var messageUuid = rig.Ids.NewId();
        var xml = SampleMemo.Xml(messageUuid).Replace(part, instead, StringComparison.Ordinal);
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), xml);

        (await RunAsync("kmd/letter.xml")).ShouldBeEmpty();

        var outcome = (await rig.ReadAsync(Places.Outcome("kmd/letter.xml", null), SendingJson.Default.Outcome))!;
        (outcome.Code, outcome.MessageUuid, outcome.By).ShouldBe((code, messageUuid, "Postvogn"));
    }

    [Theory]
    [InlineData("KMD/letter.xml", "Drop into kmd/.")]
    [InlineData("Kmd/letter.xml", "Drop into kmd/.")]
    [InlineData("kMd/urgent/letter.xml", "Drop into kmd/.")]
    [InlineData("kmd /letter.xml", "Ask operations")]
    [InlineData("nobody/letter.xml", "Ask operations")]
    public async Task Run_SourceThatIsSpeltOtherwise_IsRefusedAndToldTheRightOne(string drop, string fix)
    {
        await rig.WriteAsync(Places.Drop(drop), SampleMemo.Xml(rig.Ids.NewId()));

        (await RunAsync(drop)).ShouldBeEmpty();

        var outcome = (await rig.ReadAsync(Places.Outcome(drop, null), SendingJson.Default.Outcome))!;
        outcome.Code.ShouldBe("source.unknown");
        outcome.Findings[0].Fix.ShouldStartWith(fix);
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_UpperCaseMessageUuid_IsOneLetterUnderItsLowerCase()
    {
        var messageUuid = rig.Ids.NewId();
        var upperCase = messageUuid.ToString().ToUpperInvariant();
        await rig.WriteAsync(
            Places.Drop("kmd/letter.xml"),
            SampleMemo.Xml(messageUuid).Replace(messageUuid.ToString(), upperCase, StringComparison.Ordinal));
        (await RunAsync("kmd/letter.xml"))["outbound"].ShouldBe(["post"]);
        (await rig.WaitingAsync()).ShouldBe([messageUuid]);
    }

    [Fact]
    public async Task Run_InFolderUrgent_HintsAtUrgent()
    {
        var messageUuid = rig.Ids.NewId();
        await rig.WriteAsync(Places.Drop("kmd/urgent/letter.xml"), SampleMemo.Xml(messageUuid));
        (await RunAsync("kmd/urgent/letter.xml")).Keys.ShouldBe(["urgent"]);
    }

    [Fact]
    public async Task Run_SameDropUploadedAgain_IsTheSameLetter()
    {
        var messageUuid = rig.Ids.NewId();
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), SampleMemo.Xml(messageUuid));
        await RunAsync("kmd/letter.xml");
        await rig.ComposeAsync();
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), SampleMemo.Xml(messageUuid));

        (await RunAsync("kmd/letter.xml")).ShouldBeEmpty();

        (await rig.LetterAsync(messageUuid)).Status.ShouldBe(LetterStatus.Claimed);
        (await rig.ListAsync("outcomes")).ShouldBeEmpty();
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_EventAgainAfterwards_DoesNothing()
    {
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), SampleMemo.Xml(rig.Ids.NewId()));
        await RunAsync("kmd/letter.xml");
        (await RunAsync("kmd/letter.xml")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_MessageUuidOfAnotherDrop_IsRefusedAndTheFirstIsUntouched()
    {
        var messageUuid = rig.Ids.NewId();
        await rig.WriteAsync(Places.Drop("kmd/first.xml"), SampleMemo.Xml(messageUuid, label: "First"));
        await RunAsync("kmd/first.xml");
        await rig.WriteAsync(Places.Drop("kmd/second.xml"), SampleMemo.Xml(messageUuid, label: "Second"));

        (await RunAsync("kmd/second.xml")).ShouldBeEmpty();

        (await OutcomeAsync("kmd/second.xml"))!.Code.ShouldBe("message.uuid.not.unique");
        Encoding.UTF8.GetString((await rig.ReadAsync(Places.Memo(messageUuid)))!).ShouldContain("First");
        (await rig.LetterAsync(messageUuid)).Drop.ShouldBe("kmd/first.xml");
        (await OutcomeAsync("kmd/first.xml")).ShouldBeNull();
    }

    [Fact]
    public async Task Run_KilledWhileItStoredTheMemo_GoesOnFromThere()
    {
        var messageUuid = rig.Ids.NewId();
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), SampleMemo.Xml(messageUuid));
        await RunAsync("kmd/letter.xml");
        var stored = (await rig.Letters.FindAsync(messageUuid, default))!;
        await rig.Letters.TryMoveAsync(stored, stored.Value with { Status = LetterStatus.Accepting }, default);
        await rig.WriteAsync(Places.Memo(messageUuid), "half");
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), SampleMemo.Xml(messageUuid));

        (await RunAsync("kmd/letter.xml"))["outbound"].ShouldBe(["post"]);
        (await rig.WaitingAsync()).ShouldBe([messageUuid]);

        Encoding.UTF8.GetString((await rig.ReadAsync(Places.Memo(messageUuid)))!).ShouldBe(SampleMemo.Xml(messageUuid));
    }

    [Fact]
    public async Task Run_BrokenMemo_IsRefusedWithCodePlaceAndFixAndKept()
    {
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), "<Message");

        (await RunAsync("kmd/letter.xml")).ShouldBeEmpty();

        var outcome = (await OutcomeAsync("kmd/letter.xml"))!;
        outcome.State.ShouldBe(LetterStatus.Rejected);
        outcome.By.ShouldBe("Postvogn");
        outcome.Findings.ShouldNotBeEmpty();
        outcome.Findings[0].Fix.ShouldNotBeEmpty();
        (await rig.ListAsync("refused")).ShouldBe(["kmd/letter.xml"]);
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
        (await rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_SourceThatNoSystemSendsFor_IsRefused()
    {
        await rig.WriteAsync(Places.Drop("unknown/letter.xml"), SampleMemo.Xml(rig.Ids.NewId()));
        await RunAsync("unknown/letter.xml");
        (await OutcomeAsync("unknown/letter.xml"))!.Code.ShouldBe("source.unknown");
    }

    [Fact]
    public async Task Run_FileOfAPackage_IsPassedOver()
    {
        await rig.WriteAsync(Places.Drop("kmd/brev.pdf"), "%PDF");
        (await RunAsync("kmd/brev.pdf")).ShouldBeEmpty();
        (await rig.ListAsync(Places.Drops)).ShouldBe(["kmd/brev.pdf"]);
    }

    [Fact]
    public async Task Run_Package_MakesAValidMemoWithItsFiles()
    {
        await rig.WriteAsync(Places.Drop("kmd/brev.pdf"), "%PDF-1.4 main startxref 0");
        await rig.WriteAsync(Places.Drop("kmd/bilag.pdf"), "%PDF-1.4 enclosed startxref 0");
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"), Package(
            """[{"path":"brev.pdf","filename":"Brev.pdf"},{"path":"bilag.pdf"}]"""));

        await RunAsync("kmd/a.letter.json");
        var messageUuid = (await rig.WaitingAsync()).ShouldHaveSingleItem();

        using var memo = new MemoryStream((await rig.ReadAsync(Places.Memo(messageUuid)))!);
        var report = await MemoValidator.ValidateAsync(memo, new MemoValidationOptions { Clock = rig.Clock }, default);
        report.Findings.ShouldBeEmpty();
        report.Header!.Sender.SenderId.ShouldBe(Rig.Cvr);
        memo.Position = 0;
        await using var reader = new MemoReader(memo);
        await reader.ReadHeaderAsync(default);
        (await reader.ReadFileAsync(default))!.Filename.ShouldBe("Brev.pdf");
        var second = (await reader.ReadFileAsync(default))!;
        second.DocumentKind.ShouldBe(DocumentKind.Additional);
        using var content = new MemoryStream();
        await second.Content.CopyToAsync(content);
        Encoding.ASCII.GetString(content.ToArray()).ShouldBe("%PDF-1.4 enclosed startxref 0");
    }

    [Fact]
    public async Task Run_PackageUploadedAgainUnchanged_KeepsItsMessageUuid()
    {
        await rig.WriteAsync(Places.Drop("kmd/brev.pdf"), "%PDF-1.4 startxref 0");
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"), Package("""[{"path":"brev.pdf"}]"""));
        await RunAsync("kmd/a.letter.json");
        var first = (await rig.WaitingAsync()).ShouldHaveSingleItem();
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"), Package("""[{"path":"brev.pdf"}]"""));
        await RunAsync("kmd/a.letter.json");
        (await rig.WaitingAsync()).ShouldBe([first]);

        await rig.WriteAsync(Places.Drop("kmd/brev.pdf"), "%PDF-1.4 another startxref 0");
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"), Package("""[{"path":"brev.pdf"}]"""));
        await RunAsync("kmd/a.letter.json");
        (await rig.WaitingAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""[{"path":"missing.pdf"},{"path":"../../etc/passwd"}]""", "letter.file.missing", 2)]
    [InlineData("""[{"path":"brev.pdf"},{"path":"data.xml"}]""", "letter.file.is.drop", 1)]
    [InlineData("""[]""", "letter.json.invalid", 1)]
    [InlineData("""[{"path":"brev.pdf","document":"first"}]""", "letter.json.invalid", 2)]
    [InlineData("""[{"path":"brev.pdf","langauge":"da"}]""", "letter.json.invalid", 1)]
    [InlineData("""[{"path":""", "letter.json.invalid", 1)]
    public async Task Run_PackageThatIsWrong_IsRefusedWithEveryFinding(string files, string code, int findings)
    {
        await rig.WriteAsync(Places.Drop("kmd/brev.pdf"), "%PDF-1.4 startxref 0");
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"), Package(files));
        await RunAsync("kmd/a.letter.json");

        var outcome = (await OutcomeAsync("kmd/a.letter.json"))!;
        outcome.Code.ShouldBe(code);
        outcome.Findings.Count.ShouldBe(findings);
    }

    [Fact]
    public async Task Run_PackageWithAnXmlFileInItsFolder_TakesItAsAFile()
    {
        await rig.WriteAsync(Places.Drop("kmd/files/brev.pdf"), "%PDF-1.4 startxref 0");
        await rig.WriteAsync(Places.Drop("kmd/files/data.xml"), "<data/>");
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"), Package(
            """[{"path":"files/brev.pdf"},{"path":"files/data.xml","document":"technical"}]"""));

        (await RunAsync("kmd/files/data.xml")).ShouldBeEmpty();
        (await RunAsync("kmd/a.letter.json"))["outbound"].ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_Archive_TakesTheGoodLettersAndTellsOfTheBad()
    {
        var (good, bad) = (rig.Ids.NewId(), rig.Ids.NewId());
        await rig.WriteAsync(Places.Drop("kmd/many.tar.lzma"), await SampleMemo.ArchiveAsync((good, SampleMemo.Xml(good)), (bad, "<no/>")));

        (await RunAsync("kmd/many.tar.lzma"))["outbound"].ShouldBe(["post"]);
        (await rig.WaitingAsync()).ShouldBe([good]);

        (await rig.LetterAsync(good)).FromArchive.ShouldBeTrue();
        (await rig.ListAsync("outcomes")).ShouldBe(["kmd/many.tar.lzma/entry-2.json"]);
        (await rig.ListAsync("refused")).ShouldBe(["kmd/many.tar.lzma"]);
    }

    [Fact]
    public async Task Run_ZipOfLettersAndPackages_TakesEachAndKeepsItsMessageUuid()
    {
        var memo = rig.Ids.NewId();
        var zip = Zip(
            ("a.xml", SampleMemo.Xml(memo)),
            ("et/brev.letter.json", Package("""[{"path":"files/brev.pdf"}]""")), ("et/files/brev.pdf", "%PDF-1.4 et startxref 0"),
            ("to/brev.letter.json", Package("""[{"path":"files/brev.pdf"}]""")), ("to/files/brev.pdf", "%PDF-1.4 to startxref 0"),
            ("tre.letter.json", Package("""[{"path":"files/brev.pdf"}]""")));
        await rig.WriteAsync(Places.Drop("kmd/many.zip"), zip);
        await RunAsync("kmd/many.zip");
        var first = await rig.ListAsync("messages");
        await rig.WriteAsync(Places.Drop("kmd/many.zip"), zip);

        await RunAsync("kmd/many.zip");

        first.Count(name => name.EndsWith("/memo.xml", StringComparison.Ordinal)).ShouldBe(3);
        (await rig.ListAsync("messages")).ShouldBe(first);
        first.ShouldContain($"{memo}/memo.xml");
        (await rig.ListAsync("outcomes")).ShouldBe(["kmd/many.zip/entry-6.json"]);
        (await rig.ListAsync("refused")).ShouldBe(["kmd/many.zip"]);
    }

    [Fact]
    public async Task Run_HostileZip_IsRefusedWholeByName()
    {
        await rig.WriteAsync(Places.Drop("kmd/many.zip"), Zip(("a.xml", SampleMemo.Xml(rig.Ids.NewId())), ("../b.xml", "")));
        await RunAsync("kmd/many.zip");
        (await OutcomeAsync("kmd/many.zip"))!.Code.ShouldBe("archive.path.unsafe");
        (await rig.ListAsync("messages")).ShouldBeEmpty();
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ArchiveThatIsNone_IsRefusedWhole()
    {
        await rig.WriteAsync(Places.Drop("kmd/many.tar.lzma"), "no archive at all");
        await RunAsync("kmd/many.tar.lzma");
        (await OutcomeAsync("kmd/many.tar.lzma"))!.Code.ShouldBe("archive.processing.failed");
    }

    [Fact]
    public async Task Run_Refusal_HoldsNoCprNumberInItsOwnWords()
    {
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), SampleMemo.Xml(rig.Ids.NewId()).Replace(SampleMemo.Cpr,
            "6101019999x", StringComparison.Ordinal));
        await RunAsync("kmd/letter.xml");
        Encoding.UTF8.GetString((await rig.ReadAsync(Places.Outcome("kmd/letter.xml", null)))!).ShouldNotContain("6101019999");
    }

    public void Dispose() => rig.Dispose();

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return output.ToArray();
    }

    private static string Package(string files) =>
        $$"""{"recipient":{"type":"CPR","id":"{{SampleMemo.Cpr}}"},"label":"Afgørelse","files":{{files}}}""";

    private async Task<IReadOnlyDictionary<string, List<string>>> RunAsync(string drop)
    {
        rig.Hints.Take();
        await rig.AcceptDrop.RunAsync(BlobEvent.HintFor(Places.Drop(drop)), default);
        return rig.Hints.Take();
    }

    private Task<Outcome?> OutcomeAsync(string drop) => rig.ReadAsync(Places.Outcome(drop, null), SendingJson.Default.Outcome);
}
