using System.Text;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Validation;

/// <summary>Every code that the message alone decides: a letter that provokes it and nothing else, and one just inside the limit.</summary>
public sealed class EveryCodeTests
{
    private const string Sender = "<memo:senderID>12345678</memo:senderID><memo:idType>CVR</memo:idType>";
    private const string Person = $"<memo:recipientID>{Letters.Cpr}</memo:recipientID><memo:idType>CPR</memo:idType>";
    private const string Company = "<memo:recipientID>12345678</memo:recipientID><memo:idType>CVR</memo:idType>";
    private const string Point = $"<memo:ContactPoint><memo:contactPointID>{Letters.Uuid}</memo:contactPointID></memo:ContactPoint>";
    private const string BrokenPoint = "<memo:ContactPoint><memo:contactPointID>7f3b1c52</memo:contactPointID></memo:ContactPoint>";
    private const string Forward = $"<memo:ForwardData><memo:messageUUID>{Letters.Uuid}</memo:messageUUID>"
        + "<memo:originalMessageDateTime>2030-01-01T00:00:00Z</memo:originalMessageDateTime>"
        + "<memo:originalSender>x</memo:originalSender></memo:ForwardData>";
    private const string File = "<memo:File><memo:encodingFormat>text/plain</memo:encodingFormat><memo:filename>a.txt</memo:filename>"
        + "<memo:language>da</memo:language><memo:content>QQ==</memo:content></memo:File>";

    private static readonly MemoValidationOptions Options =
        new() { Clock = new FakeClock(), FileName = $"{Letters.Uuid}.xml", MaxDaysUntilDelivery = 30 };

    private static readonly Dictionary<string, (Func<string, string> Outside, Func<string, string> Inside)> Cases = new()
    {
        ["memo.invalid"] = Put("Afgørelse", new('x', 257), new('x', 256)),
        ["memo.version.not.allowed"] = Put("memoVersion=\"1.2\"", "memoVersion=\"1.3\"", "memoVersion='1.2'"),
        ["memo.root.invalid"] = Put("<memo:Message ", "<memo:message ", "<memo:Message  "),
        ["memo.namespace.not.found"] = Put(
            "https://DigitalPost.dk/MeMo-1", "https://digitalpost.dk/MeMo-1", "https://DigitalPost.dk/MeMo-1"),
        ["message.body.not.found"] = (WithoutBody, xml => WithoutBody(NemSms(xml, "x"))),
        ["do.not.deliver.until.date.too.early"] = Before("<memo:Sender>", Until(-1), Until(0)),
        ["do.not.deliver.until.date.too.late"] = Before("<memo:Sender>", Until(31), Until(30)),
        ["message.uuid.does.not.match.file.name"] = Put(
            Letters.Uuid, "7f3b1c52-9a44-4d0e-8b67-2f15c0de4a91", Letters.Uuid.ToUpperInvariant()),
        ["file.name.invalid.character"] = Put("Brev.pdf", "Br|ev.pdf", "Br¦ev.pdf"),
        ["contact.point.id.format.not.allowed"] = Before("</memo:Sender>", BrokenPoint, Point),
        ["notification.length.over.limit"] = Before(
            "<memo:Sender>", Text("notification", new('x', 161)), Text("notification", new('x', 160))),
        ["empty.notification.not.allowed"] = (xml => NemSms(xml, " "), xml => NemSms(xml, "x")),
        ["reply.data.message.uuid.not.found"] = Before(
            "</memo:MessageHeader>", "<memo:ReplyData/>", $"<memo:ReplyData>{Text("messageUUID", Letters.Uuid)}</memo:ReplyData>"),
        ["post.type.invalid"] = Before("<memo:Sender>", Text("postType", "POST"), Text("postType", "VIRKSOMHEDSPOST")),
        ["recipient.contact.point.id.required"] = Put(Person, $"{Company}<memo:ContactPoint/>", Company + Point),
        ["recipient.contact.point.not.allowed.for.id.type"] = Put(Person, Person + Point, Company + Point),
        ["recipient.cpr.invalid"] = Put(Letters.Cpr, "610203999", "6102039990"),
        ["recipient.cvr.invalid"] = Put(Person, Company.Replace("12345678", "123456789", StringComparison.Ordinal), Company),
        ["sender.cpr.invalid"] = Put(Sender, Id("sender", "CPR", "61020399999"), Id("sender", "CPR", "6102039999")),
        ["sender.cvr.invalid"] = Put(Sender, Id("sender", "CVR", "1234567"), Id("sender", "cvr", "12345678")),
        ["sender.organisation.id.does.not.match"] = Put(Sender, Id("sender", "CVR", "87654321"), Id("sender", "cvr", "12345678")),
        ["sender.system.forward.not.allowed"] = Before("</memo:MessageHeader>", Forward, ""),
        ["id.type.invalid"] = Put(">CVR<", ">CVR-nr<", ">cvr<"),
        ["representative.cpr.invalid"] = Before("</memo:Sender>", Representative("CPR", "610203999"), Representative("CPR", "6102039999")),
        ["representative.cvr.invalid"] = Before("</memo:Sender>", Representative("CVR", "123456789"), Representative("CVR", "12345678")),
        ["memo.document.action.entrypoint.invalid"] = Before(
            "</memo:MainDocument>", Action("http://eksempel.dk"), Action("https://eksempel.dk")),
        ["file.format.not.allowed"] = Put("application/pdf", "application/xml", "text/plain"),
        ["file.extension.not.allowed"] = Put("Brev.pdf", "Brev.pdfx", "Brev.PDF"),
        ["file.empty.not.allowed"] = Put("JVBERi0xLjc=", " ", "QQ=="),
        ["file.language.not.allowed"] = Put(">da<", ">xx<", ">kl<"),
        ["message.document.number.higher.than.allowed"] = Before("</memo:MessageBody>", Documents(11), Documents(10)),
        ["message.file.number.higher.than.allowed"] = Before("</memo:MainDocument>", Files(10), Files(9)),
    };

    [Fact]
    public async Task Validate_EveryCase_IsFoundOutsideTheLimitOnly()
    {
        foreach (var (code, (outside, inside)) in Cases)
        {
            var xml = await Letters.XmlAsync();
            var options = Options with { SenderCvr = code == "sender.organisation.id.does.not.match" ? "12345678" : null };
            (await CodesAsync(outside(xml), options)).ShouldBe([code], $"outside: {code}");
            (await CodesAsync(inside(xml), options)).ShouldBeEmpty($"inside: {code}");
        }
    }

    [Fact]
    public async Task Validate_LimitsThatTheCallerNames_AreKeptToTheByteAndTheLetter()
    {
        var xml = await Letters.XmlAsync();
        var length = Encoding.UTF8.GetByteCount(xml);
        (await CodesAsync(xml, Options with { MaxBytes = length - 1 })).ShouldBe(["memo.file.size.too.large"]);
        (await CodesAsync(xml, Options with { MaxBytes = length })).ShouldBeEmpty();
        (await CodesAsync(xml, Options with { FileName = $"{Letters.Uuid}.xm" })).ShouldBe(["file.name.invalid"]);
    }

    [Fact]
    public void Cases_AreAllCodesOfTheMessage() => MemoCodes.All.Where(code => code.Judged == JudgedBy.Message).Select(code => code.Code)
        .ShouldBe([.. Cases.Keys, "memo.file.size.too.large", "file.name.invalid"], ignoreOrder: true);

    private static (Func<string, string> Outside, Func<string, string> Inside) Put(string part, string outside, string inside) =>
        (xml => Replace(xml, part, outside), xml => Replace(xml, part, inside));

    private static (Func<string, string> Outside, Func<string, string> Inside) Before(string part, string outside, string inside) =>
        Put(part, outside + part, inside + part);

    private static string Replace(string xml, string part, string instead)
    {
        xml.ShouldContain(part, Case.Sensitive);
        return xml.Replace(part, instead, StringComparison.Ordinal);
    }

    private static string WithoutBody(string xml)
    {
        const string end = "</memo:MessageBody>";
        var start = xml.IndexOf("<memo:MessageBody>", StringComparison.Ordinal);
        return xml.Remove(start, xml.IndexOf(end, StringComparison.Ordinal) + end.Length - start);
    }

    private static string NemSms(string xml, string text) =>
        Replace(Replace(xml, "DIGITALPOST", "NEMSMS"), "<memo:Sender>", $"{Text("notification", text)}<memo:Sender>");

    private static string Text(string name, string text) => $"<memo:{name}>{text}</memo:{name}>";

    private static string Until(int days) =>
        Text("doNotDeliverUntilDate", DateOnly.FromDateTime(FakeClock.Start.DateTime).AddDays(days).ToString("yyyy-MM-dd"));

    private static string Id(string party, string type, string number) => Text($"{party}ID", number) + Text("idType", type);

    private static string Representative(string type, string number) => Text("Representative", Id("representative", type, number));

    private static string Action(string url) =>
        Text("Action", Text("label", "x") + Text("actionCode", "INFORMATION") + Text("EntryPoint", Text("url", url)));

    private static string Files(int count) => string.Concat(Enumerable.Repeat(File, count));

    private static string Documents(int count) => string.Concat(Enumerable.Repeat(Text("AdditionalDocument", File), count));

    private static async Task<IEnumerable<string>> CodesAsync(string xml, MemoValidationOptions options) =>
        (await Xml.ValidateAsync(xml, options)).Findings.Select(finding => finding.Code);
}
