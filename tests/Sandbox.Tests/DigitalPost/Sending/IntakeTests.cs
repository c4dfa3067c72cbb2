using System.Net;
using System.Net.Http.Headers;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Sending;

/// <summary>POST /memos/ and /memos-bulk/ (TI 10.4.1, 10.6, 10.7) and their technical receipt (TI 10.8.1).</summary>
public sealed class IntakeTests
{
    private static readonly Guid Uuid = new("b6fcb074-2843-4f66-8481-682715232ac9");

    [Theory]
    [InlineData("memos/", false)]
    [InlineData("memos-bulk/", true)]
    public async Task Post_OneMemo_GivesTheTechnicalReceipt(string path, bool isBulk)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var letter = new Letter(Uuid);

        var response = await client.PostAsync($"{path}?memo-message-uuid={Uuid}", NationalBed.Xml(letter.Bytes));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var receipt = await NationalBed.JsonOf(response);
        receipt.EnumerateObject().Select(property => property.Name).ShouldBe(["transmissionId", "timeStamp", "receiptStatus"]);
        receipt.GetProperty("receiptStatus").GetString().ShouldBe("RECEIVED");
        receipt.GetProperty("timeStamp").GetString().ShouldBe("2030-01-07T08:00:00.000Z");
        var transmission = bed.Ledger.Transmissions.ShouldHaveSingleItem();
        transmission.TransmissionId.ShouldBe(receipt.GetProperty("transmissionId").GetGuid());
        transmission.IsBulk.ShouldBe(isBulk);
        transmission.Size.ShouldBe(letter.Bytes.Length);
        transmission.TraceParent.ShouldBe(response.Headers.GetValues("traceparent").Single());
    }

    [Fact]
    public async Task Post_WithoutContentLength_Is411()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        using var request = new HttpRequestMessage(HttpMethod.Post,
            $"memos/?memo-message-uuid={Uuid}") { Content = NationalBed.Xml(new Letter(Uuid).Bytes) };
        request.Headers.TransferEncodingChunked = true;

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.LengthRequired);
        ShouldBeRefused(bed, RejectionReason.LengthMissing);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("application/octet-stream")]
    [InlineData("text/xml")]
    [InlineData("application/x-tar")]
    [InlineData("application/memo+xml")]
    public async Task Post_OfAnotherType_Is400AsTheGuideShows(string? type)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        using var content = new ByteArrayContent(new Letter(Uuid).Bytes);
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        var response = await client.PostAsync($"memos/?memo-message-uuid={Uuid}", content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = await NationalBed.JsonOf(response);
        error.GetProperty("code").GetString().ShouldBe("ValidationException");
        error.GetProperty("message").GetString().ShouldBe(
            $"File type '{type ?? "null"}' not allowed. Allowed file types: application/xml, application/x-lzma");
        error.GetProperty("fieldErrors").GetArrayLength().ShouldBe(0);
        ShouldBeRefused(bed, RejectionReason.FileTypeNotAllowed);
    }

    [Theory]
    [InlineData("memos/")]
    [InlineData("memos/?memo-message-uuid=")]
    [InlineData("memos/?Memo-Message-UUID=b6fcb074-2843-4f66-8481-682715232ac9")]
    [InlineData("memos-bulk/?message-uuid=b6fcb074-2843-4f66-8481-682715232ac9")]
    public async Task Post_OneMemoWithoutItsUuid_Is400(string path)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.PostAsync(path, NationalBed.Xml(new Letter(Uuid).Bytes))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ShouldBeRefused(bed, RejectionReason.RequestNotValid);
    }

    [Fact]
    public async Task Post_Form_TakesThePartNamedFile()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var archive = await Archives.OfAsync(new Letter(Uuid));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("passed over"), "comment" },
            { NationalBed.Content(archive, "application/x-lzma"), "file", "memo_archive.tar.lzma" },
        };

        (await client.PostAsync("memos/", form)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await bed.Until(ledger => ledger.FindMessage(Uuid)?.IsAccepted == true);
        bed.Ledger.Transmissions.Single().Size.ShouldBe(archive.Length);
    }

    [Fact]
    public async Task Post_FormWithoutThatPart_Is400()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        using var form = new MultipartFormDataContent { { NationalBed.Content([1], "application/x-lzma"), "archive",
            "memo_archive.tar.lzma" } };

        (await client.PostAsync("memos/", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ShouldBeRefused(bed, RejectionReason.RequestNotValid);
    }

    [Fact]
    public async Task Post_FormWhosePartIsNoArchive_Is400()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        using var form = new MultipartFormDataContent { { NationalBed.Content([1], "application/octet-stream"), "file",
            "memo_archive.tar.lzma" } };

        (await client.PostAsync("memos/", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ShouldBeRefused(bed, RejectionReason.FileTypeNotAllowed);
    }

    [Theory]
    [InlineData("no form at all")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=other\r\n\r\nnever ends")]
    [InlineData("--x\r\n\r\n--x--\r\n")]
    public async Task Post_FormThatIsNone_Is400(string body)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        (await client.PostAsync("memos/", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ShouldBeRefused(bed, RejectionReason.RequestNotValid);
    }

    [Fact]
    public async Task Post_BodyBreaksOff_LeavesNoTransmission()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        using var content = new BrokenContent(announced: 1_000_000, sent: 300_000, isBeingRead: () => bed.SpooledFiles > 0);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");

        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync($"memos/?memo-message-uuid={Uuid}", content));

        await bed.Until(ledger => ledger.EntriesOf<CallRejected>().Any(rejected => rejected.Reason == RejectionReason.BodyCutOff));
        bed.Ledger.Transmissions.ShouldBeEmpty();
        bed.SpooledFiles.ShouldBe(0);
    }

    [Fact]
    public async Task Post_WhenAllIsValidated_LeavesNothingInTheSpool()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await client.PostAsync("memos/", NationalBed.Content(await Archives.OfAsync(new Letter(Uuid)), "application/x-lzma"));
        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        await bed.Until(ledger => ledger.EntriesOf<ReceiptShelved>().Count == 1);

        // The next transmission is validated after the first was cleared away.
        await bed.SendAsync(new Letter(Guid.Parse("c6fcb074-2843-4f66-8481-682715232ac9")));
        bed.SpooledFiles.ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("PUT", "memos/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "nothing/", HttpStatusCode.NotFound)]
    [InlineData("GET", "memos", HttpStatusCode.NotFound)]
    [InlineData("GET", "Receipts/", HttpStatusCode.NotFound)]
    [InlineData("GET", "receipts-bulk", HttpStatusCode.NotFound)]
    [InlineData("GET", "contacts", HttpStatusCode.NotFound)]
    public async Task Call_ThatIsNotThere_IsRefused(string method, string path, HttpStatusCode expected)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Call_WithATraceOfItsOwn_GoesOnInIt()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var response = await client.GetAsync("receipts/");

        response.Headers.GetValues("traceparent").Single().ShouldStartWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    private static void ShouldBeRefused(NationalBed bed, RejectionReason reason)
    {
        bed.Ledger.EntriesOf<CallRejected>().ShouldHaveSingleItem().Reason.ShouldBe(reason);
        bed.Ledger.Transmissions.ShouldBeEmpty();
    }
}
