using System.Text;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>What is taken of a letter.json, and what is said of one that is wrong: each cause by its own sentence and place.</summary>
public sealed class LetterJsonTests
{
    private const string Recipient = """ "recipient":{"type":"CPR","id":"7101900001"} """;
    private const string Files = """ "files":[{"path":"brev.txt"}] """;

    /// <summary>A letter.json whose remaining members are given.</summary>
    private static string With(string members) =>
        $$"""{"label":"Afgørelse",{{Recipient}},{{Files}}{{(members.Length > 0 ? "," : "")}}{{members}}}""";

    [Theory]
    [InlineData("\uFEFF{\"label\":\"Brev\",RECIPIENT,FILES}")]
    [InlineData("{\"label\":\"Brev\",RECIPIENT,FILES,}")]
    [InlineData("{/* sag 7 */\"label\":\"Brev\",// emnet\nRECIPIENT,\"files\":[{\"path\":\"brev.txt\",},],}")]
    [InlineData("\uFEFF \r\n\t{\"LABEL\":\"Brev\",RECIPIENT,FILES} \r\n// slut")]
    [InlineData("{\"l\\u0061bel\":\"Brev\",RECIPIENT,FILES,\"sender\":null,\"caseID\":null,\"replyByDateTime\":null}")]
    public async Task Judge_JsonAsEditorsLeaveIt_IsTaken(string json) =>
        (await FindingsAsync(json.Replace("RECIPIENT", Recipient).Replace("FILES", Files))).ShouldBeEmpty();

    [Theory]
    [InlineData("2026-07-31T12:00:00Z", "2026-07-31T12:00:00Z")]
    [InlineData("2026-07-31T12:00:00+02:00", "2026-07-31T10:00:00Z")]
    [InlineData("2026-07-31T12:00:00-00:30", "2026-07-31T12:30:00Z")]
    [InlineData("2026-07-31T12:00:00.5Z", "2026-07-31T12:00:00.5Z")]
    public async Task Judge_TimeWithZone_IsThatMoment(string written, string utc) =>
        Encoding.UTF8.GetString(await MemoAsync(With($""" "replyByDateTime":"{written}","reply":true """)))
            .ShouldContain($"<memo:replyByDateTime>{utc}</");

    [Theory]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00:00" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00:00.123" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31Z" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31 12:00:00Z" """)]
    [InlineData(""" "replyByDateTime":"2026-02-30T12:00:00Z" """)]
    [InlineData(""" "replyByDateTime":"31-07-2026T12:00:00Z" """)]
    [InlineData(""" "replyByDateTime":"" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00:00.Z" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00:00.+02:00" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00:00.-02:00" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00:00,5Z" """)]
    [InlineData(""" "replyByDateTime":"2026-07-31T12:00:00+0000." """)]
    [InlineData(""" "replyByDateTime":"sidste dag i måneden-maj." """)]
    public async Task Judge_TimeWithoutZoneOrOfAnotherForm_SaysTheFormThatIsWanted(string member) =>
        (await OneFindingAsync(With(member))).Message.ShouldBe(
            "replyByDateTime is text of another form; wanted is a time with its zone, "
            + "such as \"2026-07-31T12:00:00Z\" (UTC) or \"2026-07-31T14:00:00+02:00\".");

    /// <summary>Of every kind at once, and nothing twice.</summary>
    [Fact]
    public async Task Judge_FaultsOfEveryKind_AreAllSaid()
    {
        const string json = """
            {
              "recipient": { "idType": "P", "recipientID": 1012345678 }, "reply": "ja", "ukendt": 1,
              "sender": { "type": 7 },
              "contentData": { "kleData": { "version": "1", "label": 3 } },
              "files": [ { "path": "../a.pdf", "label": 8 }, 7, { "document": "x", "path": "b.txt" }, { "path": "c.letter.json" } ]
            }
            """;
        var findings = await FindingsAsync(json);
        findings.Select(finding => finding.Path).ShouldBe(
        [
            "recipient.recipientID", "reply", "/", "sender.type", "contentData.kleData.label", "files[0].label", "files[1]",
            "label", "recipient.type", "contentData.kleData.subjectKey", "files[2].document", "files[0].path", "files[3].path",
        ]);
    }

    [Theory]
    [InlineData("2026-7-31")]
    [InlineData("31-07-2026")]
    [InlineData("2026-07-31T00:00:00Z")]
    [InlineData(" 2026-07-31")]
    [InlineData("2026-02-29")]
    public async Task Judge_DateOfAnotherForm_SaysTheFormThatIsWanted(string date)
    {
        var finding = await OneFindingAsync(With($""" "doNotDeliverUntilDate":"{date}" """));
        (finding.Path, finding.Message).ShouldBe(
            ("doNotDeliverUntilDate", "doNotDeliverUntilDate is text of another form; wanted is a date alone, such as \"2026-07-31\"."));
    }

    [Theory]
    [InlineData("7f3b1c529a444d0e8b670123456789ab")]
    [InlineData("{7f3b1c52-9a44-4d0e-8b67-0123456789ab}")]
    [InlineData("7f3b1c52-9a44-4d0e-8b67-0123456789a")]
    [InlineData(" 7f3b1c52-9a44-4d0e-8b67-0123456789ab")]
    [InlineData("")]
    public async Task Judge_UuidOfAnotherForm_SaysTheFormThatIsWanted(string uuid)
    {
        var finding = await OneFindingAsync(With($""" "messageUUID":"{uuid}" """));
        finding.Message.ShouldStartWith("messageUUID is text of another form; wanted is a UUID of version 4, such as ");
    }

    [Theory]
    [InlineData("{LABEL,\"label\":\"To\",RECIPIENT,FILES}", "label")]
    [InlineData("{LABEL,\"Label\":\"To\",RECIPIENT,FILES}", "label")]
    [InlineData("{LABEL,\"l\\u0061bel\":\"To\",RECIPIENT,FILES}", "label")]
    [InlineData("{LABEL,RECIPIENT,RECIPIENT,FILES}", "recipient")]
    [InlineData("{LABEL,\"recipient\":{\"type\":\"CPR\",\"id\":\"7101900001\",\"ID\":\"7101900002\"},FILES}", "recipient.id")]
    [InlineData("{LABEL,RECIPIENT,FILES,\"sender\":{\"label\":\"A\",\"id\":\"00998877\",\"laBEL\":\"B\"}}", "sender.label")]
    [InlineData("{LABEL,RECIPIENT,\"files\":[{\"path\":\"a.txt\"},{\"path\":\"b.txt\",\"Path\":\"c.txt\"}]}", "files[1].path")]
    [InlineData("{LABEL,RECIPIENT,FILES,\"mandatory\":true,\"mandatory\":null}", "mandatory")]
    public async Task Judge_NameTwice_IsRefusedAtAnyDepth(string json, string path)
    {
        var whole = json.Replace("LABEL", "\"label\":\"En\"").Replace("RECIPIENT", Recipient).Replace("FILES", Files);
        var finding = await OneFindingAsync(whole);
        (finding.Path, finding.Message).ShouldBe((path, $"{path} stands here once more, in whichever case."));
    }

    [Theory]
    [InlineData(""" "lable":"x" """, "The letter.json holds a name that is unknown. label may be meant.")]
    [InlineData(""" "legalNotificaton":true """, "The letter.json holds a name that is unknown. legalNotification may be meant.")]
    [InlineData(""" "kanal":{"a":[1,{"b":2}]} """, "The letter.json holds a name that is unknown.")]
    [InlineData(""" "sender":{"cvr":"00998877"} """, "sender holds a name that is unknown.")]
    [InlineData(""" "sender":{"contactPointId ":"x"} """, "sender holds a name that is unknown. contactPointID may be meant.")]
    public async Task Judge_UnknownName_NamesTheNearest(string member, string message)
    {
        var finding = await OneFindingAsync(With(member));
        finding.Message.ShouldBe(message);
        finding.Fix.ShouldStartWith("Known here are ");
    }

    [Theory]
    [InlineData(""" "files":null """, "files", "null; wanted is a list, ")]
    [InlineData(""" "files":{} """, "files", "an object; wanted is a list, ")]
    [InlineData(""" "files":[null] """, "files[0]", "null; wanted is an object, ")]
    [InlineData(""" "files":["a.txt"] """, "files[0]", "text of another form; wanted is an object, ")]
    [InlineData(""" "files":[{"path":null}] """, "files[0].path", "null; wanted is text ")]
    [InlineData(""" "files":[{"path":7}] """, "files[0].path", "a number; wanted is text ")]
    [InlineData(""" "files":[{"path":"a.txt","language":null}] """, "files[0].language", "null; wanted is text ")]
    [InlineData(""" "files":[{"path":"a.txt","language":[["da"]]}] """, "files[0].language", "a list; wanted is text ")]
    public async Task Judge_FilesOfAnotherKind_SaysWhich(string member, string path, string message)
    {
        var finding = await OneFindingAsync($$"""{"label":"x",{{Recipient}},{{member}}}""");
        (finding.Path, finding.Message).ShouldBe((path, finding.Message));
        finding.Message.ShouldStartWith($"{path} is {message}");
    }

    [Theory]
    [InlineData(""" "mandatory":null """, "mandatory", "null; wanted is true or false")]
    [InlineData(""" "mandatory":"true" """, "mandatory", "text of another form; wanted is true or false")]
    [InlineData(""" "reply":1 """, "reply", "a number; wanted is true or false")]
    [InlineData(""" "messageType":null """, "messageType", "null; wanted is text")]
    [InlineData(""" "messageID":7 """, "messageID", "a number; wanted is text")]
    [InlineData(""" "sender":[] """, "sender", "a list; wanted is an object")]
    [InlineData(""" "messageUUID":false """, "messageUUID", "true or false; wanted is a UUID")]
    public async Task Judge_MemberOfAnotherKind_SaysWhich(string member, string path, string message)
    {
        var finding = await OneFindingAsync(With(member));
        finding.Path.ShouldBe(path);
        finding.Message.ShouldStartWith($"{path} is {message}");
    }

    [Theory]
    [InlineData("", "The letter.json is empty.", 1, 1)]
    [InlineData(" \r\n ", "The letter.json is empty.", 1, 1)]
    [InlineData("{\"label\":\"x\"", "The letter.json is no JSON: it ends too early.", 1, 13)]
    [InlineData("{\n  \"label\": «x»\n}", "The letter.json is no JSON from here on.", 2, 12)]
    [InlineData("<letter/>", "The letter.json is no JSON from here on.", 1, 1)]
    [InlineData("// kun en bemærkning", "The letter.json is no JSON: it ends too early.", 1, 21)]
    public async Task Judge_NoJson_SaysWhereItStopsBeingOne(string json, string message, int line, int column)
    {
        var finding = await OneFindingAsync(json);
        (finding.Message, finding.Line, finding.Column).ShouldBe((message, line, column));
    }

    [Theory]
    [InlineData("[]", "a list")]
    [InlineData("\"brev\"", "text of another form")]
    [InlineData("null", "null")]
    public async Task Judge_NoObject_SaysSo(string json, string found) =>
        (await OneFindingAsync(json)).Message.ShouldBe($"The letter.json is {found}; wanted is an object, {{ … }}.");

    [Fact]
    public async Task Judge_MoreBehindTheObject_IsNoJson() =>
        (await OneFindingAsync(With("") + "{}")).Message.ShouldBe("The letter.json is no JSON from here on.");

    [Theory]
    [InlineData(""" "label":"a\u0000b" """, "label")]
    [InlineData(""" "label":"a\ud800b" """, "label")]
    [InlineData(""" "label":"a\udc00\ud800b" """, "label")]
    [InlineData(""" "label":"a\uffffb" """, "label")]
    [InlineData(""" "label":"x","files":[{"path":"bil\u0000g.pdf"}] """, "files[0].path")]
    [InlineData(""" "label":"x","files":[{"path":"bil\udbffg.pdf"}] """, "files[0].path")]
    [InlineData(""" "label":"x","files":[{"path":"bilag.pdf","filename":"\u001bbilag.pdf"}] """, "files[0].filename")]
    public async Task Judge_CharacterThatNoLetterHolds_IsRefused(string members, string path) =>
        (await FindingsAsync($"{{{Recipient},{members}}}")).ShouldContain(
            finding => finding.Path == path && finding.Message.Contains("no letter can", StringComparison.Ordinal));

    [Fact]
    public async Task Judge_NameWithHalfAPair_IsUnknown() =>
        (await OneFindingAsync(With("\"l\\ud800bel\":\"x\""))).Message.ShouldStartWith("The letter.json holds a name that is unknown.");

    [Fact]
    public async Task Judge_Latin1Path_NamesTheByteAndItsPlace()
    {
        byte[] json = [.. "{\"label\":\"x\",\n \"files\":[{\"path\":\"bil"u8, 0xE6, .. "g.pdf\"}]}"u8];
        var finding = (await FindingsAsync(json)).ShouldHaveSingleItem();
        (finding.Code, finding.Message, finding.Line, finding.Column)
            .ShouldBe(("letter.json.invalid", "The letter.json is not written in UTF-8: a byte E6 stands here.", 2, 23));
    }

    [Fact]
    public async Task Judge_OtherEncodings_SayWhatIsWanted()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] json = [.. encoding.Preamble, .. encoding.GetBytes(With(""))];
            (await FindingsAsync(json)).ShouldHaveSingleItem().Message.ShouldBe("The letter.json is written in UTF-16.");
        }

        byte[] overlong = [.. "{\"label\":\""u8, 0xC0, 0x80, .. "\"}"u8];
        (await FindingsAsync(overlong)).ShouldHaveSingleItem().Message.ShouldContain("a byte C0");
        byte[] cut = [.. "{\"label\":\"caf"u8, 0xC3];
        (await FindingsAsync(cut)).ShouldHaveSingleItem().Message.ShouldContain("a byte C3");
    }

    [Theory]
    [InlineData("""{"label":"x",FILES}""", "recipient is missing.")]
    [InlineData("""{"label":"x","recipient":null,FILES}""", "recipient is missing.")]
    [InlineData("""{"label":"x","recipient":{"id":"7101900001"},FILES}""", "recipient.type is missing.")]
    [InlineData("""{"label":"x","recipient":{"type":"cpr","id":"7101900001"},FILES}""", "recipient.type is neither CPR nor CVR.")]
    [InlineData("""{"label":"x","recipient":{"type":"CPR"},FILES}""", "recipient.id is missing.")]
    [InlineData("""{"recipient":{"type":"CPR","id":"7101900001"},FILES}""", "label is missing.")]
    [InlineData("""{"label":"x","recipient":{"type":"CPR","id":"7101900001"},FILES,"sender":{"type":"CPR"}}""", "sender.type is not CVR.")]
    [InlineData("""{"label":"x","recipient":{"type":"CPR","id":"7101900001"},"files":[{"label":"A"}]}""", "files[0].path is missing.")]
    public async Task Judge_MissingMember_SaysWhichIsMissing(string json, string message) =>
        (await OneFindingAsync(json.Replace("FILES", Files))).Message.ShouldBe(message);

    [Fact]
    public async Task Judge_SeveralFaults_AreSaidAtOnceAndBounded()
    {
        (await FindingsAsync("""{"lable":1,"mandatory":"ja","files":[{"path":7}],"recipient":[]}""")).Count.ShouldBe(5);
        var many = string.Join(",", Enumerable.Repeat("\"x\":1", 5_000));
        (await FindingsAsync($"{{{many}}}")).Count.ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task Judge_MutatedLetterJson_EndsInALetterOrFindings()
    {
        var json = Encoding.UTF8.GetBytes(
            With(""" "sender":{"id":"00998877","label":"B"},"replyByDateTime":"2026-07-31T12:00:00Z","mandatory":true """));
        var random = new Random(31);
        for (var i = 0; i < 3_000; i++)
        {
            var mutated = json.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--) mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            foreach (var finding in await FindingsAsync(mutated[..random.Next(mutated.Length / 2, mutated.Length + 1)]))
                finding.Fix.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("./brev.txt")]
    [InlineData("sub//a.txt")]
    [InlineData("sub/../brev.txt")]
    [InlineData("../pj/brev.txt")]
    [InlineData("/brev.txt")]
    [InlineData("brev.txt/")]
    [InlineData("sub\\\\a.txt")]
    [InlineData(".skjult/a.txt")]
    [InlineData("sub/.a.txt")]
    [InlineData("a\\u0009.txt")]
    public async Task Judge_PathThatAStoreWouldResolve_IsTakenAsWritten(string path)
    {
        var json = $$"""{"label":"x",{{Recipient}},"files":[{"path":"{{path}}"}]}""";
        var outside = (await FindingsAsync(json)).ShouldHaveSingleItem();
        (outside.Code, outside.Path).ShouldBe(("letter.file.missing", "files[0].path"));
        outside.Message.ShouldBe("The path is taken as it is written, and no file can have this one.");
        var zip = Pack.Zip(("a.letter.json", Encoding.UTF8.GetBytes(json)), ("brev.txt", [1]), ("sub/a.txt", [1]), (".skjult/a.txt", [1]));
        (await Read.JudgeAsync(DropKind.Zip, zip)).Letters[0].Findings.ShouldHaveSingleItem().ShouldBe(outside);
    }

    [Theory]
    [InlineData("""[{"path":"brev.txt"}]""")]
    [InlineData("""[{"path":"brev.txt","document":"main"},{"path":"b.pdf"}]""")]
    [InlineData("""[{"path":"files/brev.xml"}]""")]
    public async Task Judge_NemSmsWithFiles_IsRefused(string files)
    {
        var sms = $$"""{"label":"x",{{Recipient}},"messageType":"NEMSMS","notification":"Hej","files":FILES}""";
        (await FindingsAsync(sms.Replace("FILES", "[]"))).ShouldBeEmpty();
        var finding = await OneFindingAsync(sms.Replace("FILES", files));
        (finding.Path, finding.Message).ShouldBe(("files", "files is not for a NEMSMS, which is its notification alone."));
    }

    [Fact]
    public async Task Read_ReplyData_IsInTheLetterAsMeMoHasIt()
    {
        var memo = await MemoAsync(With(
            """
            "replyData":[{"messageID":"SAG-1","messageUUID":"7f3b1c52-9a44-4d0e-8b67-000000000002",
            "replyUUID":"7f3b1c52-9a44-4d0e-8b67-000000000003",
            "senderID":"00998877","recipientID":"7101900001","caseID":"S-1","contactPointID":"p","generatingSystemID":"g","comment":"Svar",
            "additionalReplyData":[{"label":"Sag","value":"17"}]},{"messageUUID":"7f3b1c52-9a44-4d0e-8b67-000000000004"}]
            """));

        await using var reader = new MemoReader(new MemoryStream(memo));
        var replies = (await reader.ReadHeaderAsync(default)).ReplyData;
        replies.Select(reply => reply.MessageUuid).ShouldBe([Read.Uuid(2), Read.Uuid(4)]);
        var first = replies[0];
        (first.MessageId, first.ReplyUuid, first.SenderId, first.RecipientId, first.CaseId).ShouldBe(
            ("SAG-1", Read.Uuid(3), "00998877", "7101900001", "S-1"));
        (first.ContactPointId, first.GeneratingSystemId, first.Comment).ShouldBe(("p", "g", "Svar"));
        first.AdditionalReplyData.ShouldBe([new AdditionalReplyData { Label = "Sag", Value = "17" }]);
    }

    [Theory]
    [InlineData("{}", "replyData is an object; wanted is a list of objects, [ { … } ].")]
    [InlineData("[{}]", "replyData[0].messageUUID is missing.")]
    [InlineData("""[{"messageUUID":"x"}]""", "replyData[0].messageUUID is text of another form; wanted is a UUID")]
    [InlineData("""[{"messageUUID":"7f3b1c52-9a44-4d0e-8b67-000000000002","additionalReplyData":[{"label":"x"}]}]""",
        "replyData[0].additionalReplyData[0].value is missing.")]
    [InlineData("""[{"messageUuid":"7f3b1c52-9a44-4d0e-8b67-000000000002","messageUUID":null}]""",
        "replyData[0].messageUUID stands here once more")]
    public async Task Judge_ReplyDataOfAnotherForm_SaysWhatIsWanted(string value, string message) =>
        (await OneFindingAsync(With($""" "replyData":{value} """))).Message.ShouldStartWith(message);

    [Theory]
    [InlineData("", "0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f")]
    [InlineData(""" "sender":{"contactPointID":"6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11"} """, "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11")]
    [InlineData(""" "sender":{"label":"Solbjerg"} """, "0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f")]
    public async Task Read_SenderWithoutContactPoint_HasThatOfItsSource(string sender, string contactPoint)
    {
        var ours = Read.Sender with { ReplyContactPointId = "0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f" };
        var json = Encoding.UTF8.GetBytes(With(sender));
        var reader = new DropReader(DropKind.Package, new MemoryStream(json), new AnyFile(), ours, new FakeClock());
        await foreach (var letter in reader.ReadAsync(Read.Uuid, default))
        {
            await using var memo = new MemoReader(letter.Memo);
            (await memo.ReadHeaderAsync(default)).Sender.ContactPoint!.ContactPointId.ShouldBe(contactPoint);
        }
    }

    public static TheoryData<string, string, bool> Encodings => new()
    {
        { "utf-32", "UTF-32", true }, { "utf-32BE", "UTF-32", true }, { "utf-16", "UTF-16", true }, { "utf-16BE", "UTF-16", true },
        { "utf-32", "UTF-32", false }, { "utf-32BE", "UTF-32", false }, { "utf-16", "UTF-16", false }, { "utf-16BE", "UTF-16", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Judge_OtherEncoding_IsCalledByItsName(string encoding, string name, bool hasMark)
    {
        var written = Encoding.GetEncoding(encoding);
        byte[] json = [.. hasMark ? written.GetPreamble() : [], .. written.GetBytes(With(""))];
        var finding = (await FindingsAsync(json)).ShouldHaveSingleItem();
        (finding.Line, finding.Message, finding.Fix).ShouldBe((1, $"The letter.json is written in {name}.", "Write it in UTF-8."));
    }

    private static async Task<Finding> OneFindingAsync(string json)
    {
        var finding = (await FindingsAsync(json)).ShouldHaveSingleItem();
        finding.Code.ShouldBe("letter.json.invalid");
        return finding;
    }

    private static Task<IReadOnlyList<Finding>> FindingsAsync(string json) => FindingsAsync(Encoding.UTF8.GetBytes(json));

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(byte[] json) =>
        (await Open(json).JudgeAsync(() => Read.Uuid(1), default)).Letters.ShouldHaveSingleItem().Findings;

    private static async Task<byte[]> MemoAsync(string json)
    {
        using var memo = new MemoryStream();
        await foreach (var letter in Open(Encoding.UTF8.GetBytes(json)).ReadAsync(Read.Uuid, default))
            await letter.Memo.CopyToAsync(memo);
        return memo.ToArray();
    }

    private static DropReader Open(byte[] json) =>
        new(DropKind.Package, new MemoryStream(json), new AnyFile(), Read.Sender, new FakeClock());

    private sealed class AnyFile : IPackageFiles
    {
        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken) => new(new MemoryStream("Hej"u8.ToArray()));
    }
}
