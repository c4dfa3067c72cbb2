using System.Text;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Validation;

/// <summary>What passes and is told all the same.</summary>
public sealed class WarningTests
{
    private const string Notification = "/Message/MessageHeader/notification";

    [Theory]
    [InlineData("Husk din tid på Borgerservice: æøå ÆØÅ éüß 100 €", null)]
    [InlineData("Привет", "warning.sms.characters")]
    [InlineData("Husk din tid 😀", "warning.sms.characters")]
    [InlineData("Husk “din” tid", "warning.sms.characters")]
    [InlineData("Husk din tid – nu", "warning.sms.characters")]
    [InlineData("łódź", "warning.sms.characters")]
    public async Task Validate_TextOutsideGsm7_IsAWarning(string text, string? code)
    {
        await ShouldWarnAsync(Letters.NemSms(text), code, Notification);
        await ShouldWarnAsync(WithHeader(header => header with { Notification = text }), code, Notification);
    }

    [Theory]
    [InlineData(80, "€", null)]
    [InlineData(81, "€", "warning.sms.parts")]
    [InlineData(81, "[", "warning.sms.parts")]
    [InlineData(81, "~", "warning.sms.parts")]
    [InlineData(160, "æ", null)]
    public async Task Validate_TextOverOnePart_IsAWarning(int count, string letter, string? code) =>
        await ShouldWarnAsync(Letters.NemSms(string.Concat(Enumerable.Repeat(letter, count))), code, Notification);

    [Theory]
    [InlineData("0101011234", null)]
    [InlineData("6101011234", null)]
    [InlineData("9112991234", null)]
    [InlineData("2902004123", null)]
    [InlineData("3102001234", "warning.cpr.date")]
    [InlineData("2902011234", "warning.cpr.date")]
    [InlineData("2902001234", "warning.cpr.date")]
    [InlineData("0013011234", "warning.cpr.date")]
    [InlineData("0113011234", "warning.cpr.date")]
    [InlineData("3211991234", "warning.cpr.date")]
    [InlineData("9902991234", "warning.cpr.date")]
    [InlineData("6000011234", "warning.cpr.date")]
    [InlineData("0000000000", "warning.cpr.date")]
    public async Task Validate_CprNumberThatBeginsWithNoDay_IsAWarning(string number, string? code)
    {
        await ShouldWarnAsync(
            WithHeader(header => header with { Recipient = header.Recipient with { RecipientId = number } }),
            code, "/Message/MessageHeader/Recipient/recipientID");
        await ShouldWarnAsync(
            WithHeader(header => header with
            {
                Sender = header.Sender with { Representative = new() { RepresentativeId = number, IdType = "CPR" } },
            }),
            code, "/Message/MessageHeader/Sender/Representative/representativeID");
    }

    [Theory]
    [InlineData("application/pdf", "brev.pdf", "PK\u0003\u0004word/document.xml", "warning.file.content")]
    [InlineData("application/pdf", "brev.pdf", "Kære borger", "warning.file.content")]
    [InlineData("application/pdf", "brev.pdf", "\r\n%PDF-1.7 og mere", null)]
    [InlineData("text/plain", "brev.txt", "%PDF-1.7", "warning.file.content")]
    [InlineData("text/plain", "brev.txt", "a\0b", "warning.file.content")]
    [InlineData("text/plain", "brev.txt", "Kære borger", null)]
    [InlineData("text/plain", "brev.pdf", "Kære borger", "warning.file.extension")]
    [InlineData("application/pdf", "brev.txt", "%PDF-1.7", "warning.file.extension")]
    [InlineData("application/pdf", "brev", "%PDF-1.7", null)]
    public async Task Validate_MainFileOfAnotherFormat_IsAWarning(string format, string name, string content, string? code) =>
        await ShouldWarnAsync(
            WithBody(body => body with
            {
                MainDocument = new() { Files = [Letters.File(format, name, Encoding.Latin1.GetBytes(content))] },
            }),
            code, $"/Message/MessageBody/MainDocument/File[1]/{(code == "warning.file.extension" ? "filename" : "content")}");

    [Theory]
    [InlineData("image/png", "89504E470D0A1A0A00", "GIF89a")]
    [InlineData("image/jpeg", "FFD8FFE0", "89504E47")]
    [InlineData("image/gif", "474946383961", "FFD8FFE0")]
    [InlineData("image/tiff", "49492A00", "49490000")]
    [InlineData("image/bmp", "424D0000", "00424D00")]
    [InlineData("application/msword", "D0CF11E0A1B11AE1", "504B0304")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504B0304", "D0CF11E0A1B11AE1")]
    [InlineData("application/vnd.oasis.opendocument.text", "504B0304", "7B5C727466")]
    [InlineData("application/rtf", "7B5C72746631", "504B0304")]
    [InlineData("audio/wav", "52494646", "494433")]
    [InlineData("audio/mpeg", "494433", "52494646")]
    [InlineData("video/mp4", "00000018667479706D703432", "494433040000000000000000")]
    [InlineData("text/csv", "FFFE61003B00", "61003B00")]
    [InlineData("application/xml", "3C61202F3E", "255044462D")]
    [InlineData("application/x-stata-dta", "72", null)]
    public async Task Validate_AdditionalFileOfAnotherFormat_IsAWarning(string format, string fits, string? differs)
    {
        const string path = "/Message/MessageBody/AdditionalDocument[1]/File[1]/content";
        await ShouldWarnAsync(With(Convert.FromHexString(fits)), null, path);
        if (differs is { } other)
            await ShouldWarnAsync(With(other.All(char.IsAsciiHexDigit) ? Convert.FromHexString(other) : Encoding.ASCII.GetBytes(other)),
                "warning.file.content", path);

        Message With(byte[] bytes) =>
            WithBody(body => body with { AdditionalDocuments = [new() { Files = [Letters.File(format, "fil", bytes)] }] });
    }

    private static Message WithHeader(Func<MessageHeader, MessageHeader> change) =>
        Letters.Plain() with { Header = change(Letters.Plain().Header) };

    private static Message WithBody(Func<MessageBody, MessageBody> change) => Letters.Plain() with { Body = change(Letters.Plain().Body!) };

    private static async Task ShouldWarnAsync(Message message, string? code, string path)
    {
        var report = await Xml.ValidateAsync(await Letters.XmlAsync(message), new() { Clock = new FakeClock() });
        report.IsValid.ShouldBeTrue();
        // The plain letter's PDF is its first line alone.
        var warnings = report.Warnings.Where(warning => warning.Code != MemoWarnings.FileCut.Code).ToList();
        if (code is null)
            warnings.ShouldBeEmpty();
        else
            warnings.Select(warning => (warning.Code, warning.Path)).ShouldBe([(code, path)]);
    }
}
