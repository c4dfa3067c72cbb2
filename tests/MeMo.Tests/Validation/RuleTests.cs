using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Validation;

/// <summary>Every rule with a letter that breaks it and one just inside.</summary>
public sealed class RuleTests
{
    private const string Main = "/Message/MessageBody/MainDocument";

    private static readonly DateOnly Today = DateOnly.FromDateTime(FakeClock.Start.DateTime);

    [Fact]
    public async Task Validate_PlainLetter_FindsNothing() => await ShouldBeFineAsync(Letters.Plain());

    [Fact]
    public async Task Validate_NoBody_IsFoundInDigitalPostOnly()
    {
        await ShouldFindAsync(Letters.Plain() with { Body = null }, "message.body.not.found", "/Message");
        await ShouldBeFineAsync(Letters.NemSms("Husk din tid"));
    }

    [Theory]
    [InlineData(-1, null, "do.not.deliver.until.date.too.early")]
    [InlineData(0, null, null)]
    [InlineData(3650, null, null)]
    [InlineData(30, 30, null)]
    [InlineData(31, 30, "do.not.deliver.until.date.too.late")]
    public async Task Validate_DeliveryDate_IsJudgedByTheDay(int days, int? most, string? code) =>
        await JudgeAsync(
            WithHeader(header => header with { DoNotDeliverUntilDate = Today.AddDays(days) }),
            code,
            "/Message/MessageHeader/doNotDeliverUntilDate",
            new() { MaxDaysUntilDelivery = most });

    [Theory]
    [InlineData(22, 59, null)]
    [InlineData(23, 0, "do.not.deliver.until.date.too.early")]
    public async Task Validate_DeliveryDate_PassesAtDanishMidnight(int hour, int minute, string? code) =>
        await JudgeAsync(
            WithHeader(header => header with { DoNotDeliverUntilDate = Today }),
            code,
            "/Message/MessageHeader/doNotDeliverUntilDate",
            new() { Clock = new FakeClock(new(2030, 1, 7, hour, minute, 0, TimeSpan.Zero)) });

    [Theory]
    [InlineData(Letters.Uuid, null)]
    [InlineData(Letters.Uuid + ".xml", null)]
    [InlineData("7F3B1C52-9A44-4D0E-8B67-2F15C0DE4A90.XML", null)]
    [InlineData("7f3b1c52-9a44-4d0e-8b67-2f15c0de4a91.xml", "message.uuid.does.not.match.file.name")]
    public async Task Validate_FileName_IsTheMessageUuid(string name, string? code) =>
        await JudgeAsync(Letters.Plain(), code, "/Message/MessageHeader/messageUUID", new() { FileName = name });

    [Theory]
    [InlineData("brev.xml")]
    [InlineData(Letters.Uuid + ".txt")]
    [InlineData("{" + Letters.Uuid + "}.xml")]
    [InlineData("")]
    public async Task Validate_FileNameThatIsNoUuid_IsFound(string name) =>
        await JudgeAsync(Letters.Plain(), "file.name.invalid", "/", new() { FileName = name });

    [Theory]
    [InlineData('<')]
    [InlineData('>')]
    [InlineData(':')]
    [InlineData('"')]
    [InlineData('/')]
    [InlineData('\\')]
    [InlineData('|')]
    [InlineData('?')]
    [InlineData('*')]
    [InlineData('\r')]
    [InlineData('\n')]
    [InlineData('\u00A0')]
    [InlineData('\u2000')]
    [InlineData('\u2001')]
    [InlineData('\u2002')]
    [InlineData('\u2003')]
    [InlineData('\u2004')]
    [InlineData('\u2005')]
    [InlineData('\u2006')]
    [InlineData('\u2007')]
    [InlineData('\u2008')]
    [InlineData('\u2009')]
    [InlineData('\u200A')]
    [InlineData('\u2028')]
    [InlineData('\u205F')]
    [InlineData('\u2060')]
    [InlineData('\u3000')]
    public async Task Validate_ForbiddenCharacterInFilename_IsFound(char letter) =>
        await ShouldFindAsync(WithFile(Letters.File(name: $"Br{letter}ev.pdf")), "file.name.invalid.character", $"{Main}/File[1]/filename");

    [Theory]
    [InlineData("Brev til dig, nr. 12 (æøå) – §3 'x' &;=+#%.pdf")]
    [InlineData("\u200B\u202F.PDF")]
    [InlineData("Hoveddokument")]
    public async Task Validate_AllowedFilename_IsFine(string name) => await ShouldBeFineAsync(WithFile(Letters.File(name: name)));

    [Theory]
    [InlineData("brev.exe")]
    [InlineData("brev.pdf.js")]
    [InlineData("brev.zip")]
    public async Task Validate_ForbiddenExtension_IsFound(string name) =>
        await ShouldFindAsync(WithFile(Letters.File(name: name)), "file.extension.not.allowed", $"{Main}/File[1]/filename");

    [Theory]
    [InlineData("241d39f6-998e-1929-b198-ccacbbf4b330", null)]
    [InlineData("241D39F6-998E-4929-B198-CCACBBF4B330", null)]
    [InlineData("241d39f6", "contact.point.id.format.not.allowed")]
    [InlineData("", "contact.point.id.format.not.allowed")]
    public async Task Validate_SenderContactPointId_IsAUuid(string id, string? code) => await JudgeAsync(
        WithHeader(header => header with { Sender = header.Sender with { ContactPoint = new() { ContactPointId = id } } }),
        code,
        "/Message/MessageHeader/Sender/ContactPoint/contactPointID");

    [Fact]
    public async Task Validate_RecipientContactPointWithoutId_IsFound()
    {
        const string path = "/Message/MessageHeader/Recipient/ContactPoint/contactPointID";
        var message = Company(new ContactPoint { ContactPointId = "" });
        await ShouldFindAsync(message, "recipient.contact.point.id.required", path);
        var xml = (await Letters.XmlAsync(message)).Replace("<memo:contactPointID />", "", StringComparison.Ordinal);
        Only(await Xml.ValidateAsync(xml), "recipient.contact.point.id.required", path);
        await ShouldBeFineAsync(Company(new ContactPoint { ContactPointId = Letters.Uuid }));
    }

    [Fact]
    public async Task Validate_ContactPointOfAPerson_IsFound() => await ShouldFindAsync(
        WithHeader(header => header with { Recipient = header.Recipient with { ContactPoint = new() { ContactPointId = Letters.Uuid } } }),
        "recipient.contact.point.not.allowed.for.id.type",
        "/Message/MessageHeader/Recipient/ContactPoint");

    [Theory]
    [InlineData("CPR", "610203999", "recipient.cpr.invalid")]
    [InlineData("CPR", "61020399999", "recipient.cpr.invalid")]
    [InlineData("cpr", "610203-999", "recipient.cpr.invalid")]
    [InlineData("cpr", "6102039999", null)]
    [InlineData("CVR", "1234567", "recipient.cvr.invalid")]
    [InlineData("CVR", "123456789", "recipient.cvr.invalid")]
    [InlineData("CVR", "1234567x", "recipient.cvr.invalid")]
    [InlineData("cvr", "12345678", null)]
    public async Task Validate_RecipientId_HasItsForm(string type, string id, string? code) =>
        await JudgeAsync(
            WithHeader(header => header with { Recipient = new() { RecipientId = id, IdType = type } }),
            code,
            "/Message/MessageHeader/Recipient/recipientID");

    [Theory]
    [InlineData("CPR", "12345678", "sender.cpr.invalid")]
    [InlineData("CVR", "6102039999", "sender.cvr.invalid")]
    [InlineData("CPR", "6102039999", null)]
    public async Task Validate_SenderId_HasItsForm(string type, string id, string? code) =>
        await JudgeAsync(
            WithHeader(header => header with { Sender = header.Sender with { SenderId = id, IdType = type } }),
            code,
            "/Message/MessageHeader/Sender/senderID");

    [Theory]
    [InlineData("CPR", "12345678", "representative.cpr.invalid")]
    [InlineData("CVR", "6102039999", "representative.cvr.invalid")]
    [InlineData("CVR", "12345678", null)]
    public async Task Validate_RepresentativeId_HasItsForm(string type, string id, string? code) =>
        await JudgeAsync(
            WithHeader(
                header => header with { Sender = header.Sender with { Representative = new() { RepresentativeId = id, IdType = type } } }),
            code,
            "/Message/MessageHeader/Sender/Representative/representativeID");

    [Fact]
    public async Task Validate_UnknownIdType_IsFound() => await ShouldFindAsync(
        WithHeader(header => header with { Sender = header.Sender with { IdType = "GLN" } }),
        "id.type.invalid",
        "/Message/MessageHeader/Sender/idType");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task Validate_NemSmsWithoutText_IsFound(string? text) =>
        await ShouldFindAsync(Letters.NemSms(text), "empty.notification.not.allowed", "/Message/MessageHeader/notification");

    [Theory]
    [InlineData(160, "x", null)]
    [InlineData(161, "x", "notification.length.over.limit")]
    [InlineData(160, "€", null)]
    [InlineData(160, "æ", null)]
    public async Task Validate_NemSms_HasItsLength(int count, string letter, string? code)
    {
        var xml = (await Letters.XmlAsync(Letters.NemSms("TEXT"))).Replace(
            "TEXT", string.Concat(Enumerable.Repeat(letter, count)), StringComparison.Ordinal);
        await JudgeAsync(xml, code, "/Message/MessageHeader/notification");
    }

    [Theory]
    [InlineData(160, null)]
    [InlineData(161, "notification.length.over.limit")]
    public async Task Validate_NotificationOfDigitalPost_HasItsLength(int count, string? code)
    {
        var xml = (await Letters.XmlAsync(WithHeader(header => header with { Notification = "TEXT" })))
            .Replace("TEXT", string.Concat(Enumerable.Repeat("€", count)), StringComparison.Ordinal);
        await JudgeAsync(xml, code, "/Message/MessageHeader/notification");
    }

    [Fact]
    public async Task Validate_ReplyDataWithoutMessageUuid_IsFound()
    {
        var reply = new ReplyData { MessageUuid = Guid.Parse("9b0f3f0a-52ad-4b4c-8a52-0d8b5c1e2f33"), Comment = "x" };
        var message = WithHeader(header => header with { ReplyData = [reply] });
        await ShouldBeFineAsync(message);
        var xml = (await Letters.XmlAsync(message)).Replace(
            "<memo:messageUUID>9b0f3f0a-52ad-4b4c-8a52-0d8b5c1e2f33</memo:messageUUID>", "", StringComparison.Ordinal);
        Only(await Xml.ValidateAsync(xml), "reply.data.message.uuid.not.found", "/Message/MessageHeader/ReplyData[1]/messageUUID");
    }

    [Theory]
    [InlineData("MYNDIGHEDSPOST", null)]
    [InlineData("VIRKSOMHEDSPOST", null)]
    [InlineData("REKLAME", "post.type.invalid")]
    public async Task Validate_PostType_IsKnown(string type, string? code) =>
        await JudgeAsync(WithHeader(header => header with { PostType = type }), code, "/Message/MessageHeader/postType");

    [Theory]
    [InlineData("https://eksempel.dk", null)]
    [InlineData("HTTPS://eksempel.dk/spørgeskema.html?a=1&b=2", null)]
    [InlineData("http://eksempel.dk", "memo.document.action.entrypoint.invalid")]
    [InlineData("eksempel.dk/side", "memo.document.action.entrypoint.invalid")]
    [InlineData("//eksempel.dk", "memo.document.action.entrypoint.invalid")]
    [InlineData("", "memo.document.action.entrypoint.invalid")]
    public async Task Validate_EntryPoint_IsHttps(string url, string? code)
    {
        var action = new DocumentAction { Label = "Se", ActionCode = "INFORMATION", EntryPoint = new() { Url = url } };
        await JudgeAsync(
            WithMain(new() { Files = [Letters.File()], Actions = [action] }), code, $"{Main}/Action[1]/EntryPoint/url");
    }

    [Theory]
    [InlineData("main", "application/pdf text/html text/plain")]
    [InlineData(
        "additional",
        "image/bmp text/csv application/vnd.fujixerox.ddd application/msword " +
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document application/x-stata-dta image/gif text/html " +
        "text/calendar image/jpeg video/quicktime audio/mpeg video/mp4 application/vnd.oasis.opendocument.spreadsheet " +
        "application/vnd.oasis.opendocument.text application/pdf image/png application/rtf application/x-spss-sav image/tiff text/plain " +
        "audio/wav application/vnd.ms-excel application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/xml text/xml")]
    [InlineData("technical", "application/xml text/xml application/json")]
    public async Task Validate_EncodingFormat_IsOfTheKindOfDocument(string kind, string allowed)
    {
        string[] all =
        [
            "application/pdf", "text/html", "image/png", "application/json", "text/xml", "text/css", "application/PDF", "",
            .. allowed.Split(' '),
        ];
        foreach (var format in all.Distinct())
        {
            var document = new Document { Files = [Letters.File(format, "fil", "<p>x</p>"u8.ToArray())] };
            var body = Letters.Plain().Body!;
            var (message, path) = kind switch
            {
                "main" => (body with { MainDocument = document }, Main),
                "additional" => (body with { AdditionalDocuments = [document] }, "/Message/MessageBody/AdditionalDocument[1]"),
                _ => (body with { TechnicalDocuments = [document] }, "/Message/MessageBody/TechnicalDocument[1]"),
            };
            var code = allowed.Split(' ').Contains(format) ? null : "file.format.not.allowed";
            await JudgeAsync(Letters.Plain() with { Body = message }, code, $"{path}/File[1]/encodingFormat");
        }
    }

    [Theory]
    [InlineData("da", null)]
    [InlineData("kl", null)]
    [InlineData("zz", "file.language.not.allowed")]
    [InlineData("d", "file.language.not.allowed")]
    [InlineData("dan", "file.language.not.allowed")]
    public async Task Validate_Language_IsIso639(string language, string? code)
    {
        var xml = (await Letters.XmlAsync()).Replace("<memo:language>da<", $"<memo:language>{language}<", StringComparison.Ordinal);
        await JudgeAsync(xml, code, $"{Main}/File[1]/language");
    }

    [Fact]
    public async Task Validate_EmptyFile_IsFound()
    {
        const string path = $"{Main}/File[1]/content";
        await ShouldFindAsync(WithFile(Letters.File(bytes: [])), "file.empty.not.allowed", path);
        await JudgeAsync(
            (await Letters.XmlAsync()).Replace("<memo:content>JVBERi0xLjc=</memo:content>", "<memo:content/>", StringComparison.Ordinal),
            "file.empty.not.allowed",
            path);
        await JudgeAsync(await Letters.XmlWithContentAsync(" \n "), "file.empty.not.allowed", path);
        await JudgeAsync(await Letters.XmlWithContentAsync("QQ=="), null, path);
    }

    [Theory]
    [InlineData(10, 0, null)]
    [InlineData(5, 5, null)]
    [InlineData(11, 0, "message.document.number.higher.than.allowed")]
    [InlineData(5, 6, "message.document.number.higher.than.allowed")]
    public async Task Validate_Documents_AreAtMostTen(int additional, int technical, string? code)
    {
        var body = Letters.Plain().Body! with
        {
            AdditionalDocuments = [.. Enumerable.Repeat(new Document { Files = [Letters.File()] }, additional)],
            TechnicalDocuments = [.. Enumerable.Repeat(new Document { Files = [Letters.File("text/xml", "a.xml")] }, technical)],
        };
        await JudgeAsync(Letters.Plain() with { Body = body }, code, "/Message/MessageBody");
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "message.file.number.higher.than.allowed")]
    public async Task Validate_FilesOfADocument_AreAtMostTen(int count, string? code) =>
        await JudgeAsync(WithMain(new() { Files = [.. Enumerable.Repeat(Letters.File(), count)] }), code, Main);

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, "memo.file.size.too.large")]
    public async Task Validate_Length_IsLimited(int spare, string? code)
    {
        var xml = await Xml.WriteAsync(Letters.Plain());
        var report = await Xml.ValidateAsync(xml, new() { MaxBytes = xml.Length + spare });
        report.Length.ShouldBe(xml.Length);
        Judge(report, code, "/");
    }

    private static Message WithHeader(Func<MessageHeader, MessageHeader> change) =>
        Letters.Plain() with { Header = change(Letters.Plain().Header) };

    private static Message WithMain(Document document) =>
        Letters.Plain() with { Body = Letters.Plain().Body! with { MainDocument = document } };

    private static Message WithFile(MemoFile file) => WithMain(new() { Files = [file] });

    private static Message Company(ContactPoint point) =>
        WithHeader(header => header with { Recipient = new() { RecipientId = "12345678", IdType = "CVR", ContactPoint = point } });

    private static async Task ShouldBeFineAsync(Message message) => await JudgeAsync(message, null, "");

    private static async Task ShouldFindAsync(Message message, string code, string path) => await JudgeAsync(message, code, path);

    private static async Task JudgeAsync(Message message, string? code, string path, MemoValidationOptions? options = null) =>
        await JudgeAsync(await Letters.XmlAsync(message), code, path, options);

    private static async Task JudgeAsync(string xml, string? code, string path, MemoValidationOptions? options = null)
    {
        options ??= new();
        var atStart = options.Clock == TimeProvider.System ? options with { Clock = new FakeClock() } : options;
        Judge(await Xml.ValidateAsync(xml, atStart), code, path);
    }

    private static void Judge(MemoReport report, string? code, string path)
    {
        if (code is null)
            report.Findings.ShouldBeEmpty();
        else
            Only(report, code, path);
        report.IsValid.ShouldBe(code is null);
    }

    private static void Only(MemoReport report, string code, string path)
    {
        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Path).ShouldBe((code, path));
        finding.Status.ShouldBe(MemoCodes.Find(code)!.Status);
        finding.Message.ShouldNotBeEmpty();
        finding.Fix.ShouldNotBeEmpty();
        (finding.Line, finding.Column > 0).ShouldBe(path == "/" ? (0, false) : (1, true));
    }
}
