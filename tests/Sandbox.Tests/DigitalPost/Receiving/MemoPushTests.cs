using System.Net;
using Microsoft.AspNetCore.Http;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Receiving;

/// <summary>Letters to a REST_PUSH system (TI 10.5.1) and when they are sent again (TI 10.11).</summary>
public sealed class MemoPushTests
{
    private static readonly Letter Letter = new(new Guid("a66fcd7b-3392-4c69-ae2e-48f5c2e5ad98"));

    [Fact]
    public async Task Push_EndpointHasAQuery_AddsTheUuidToIt()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);

        var pushed = bed.Recipient.Got.ShouldHaveSingleItem();

        pushed.Target.ShouldBe("/memos/?system-uuid=1&memo-message-uuid=a66fcd7b-3392-4c69-ae2e-48f5c2e5ad98");
        pushed.ContentType.ShouldBe("application/xml");
        pushed.ContentLength.ShouldBe(Letter.Bytes.Length);
        pushed.Body.ShouldBe(Letter.Bytes);
        pushed.Certificate!.Thumbprint.ShouldBe(bed.Service.PushCertificate.Thumbprint);
        pushed.Certificate.Subject.ShouldContain("NTRDK-34051178");
    }

    [Fact]
    public async Task Push_EndpointHasNoQuery_BeginsOne()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(bed.Pushing with { Endpoint = new Uri(bed.Recipient.Address, "modtagersystem/kontaktpunkt-1") });
        await OfferAsync(bed);

        bed.Recipient.Got.Single().Target.ShouldBe("/modtagersystem/kontaktpunkt-1?memo-message-uuid=a66fcd7b-3392-4c69-ae2e-48f5c2e5ad98");
    }

    [Fact]
    public async Task Push_AsMultipart_NamesThePartFileByTheBareUuid()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(bed.Pushing with { PushesAsMultipart = true });
        await OfferAsync(bed);

        var pushed = bed.Recipient.Got.Single();

        pushed.ContentType.ShouldStartWith("multipart/form-data; boundary=");
        pushed.ContentLength.ShouldBe(pushed.Body.Length);
        pushed.Text.ShouldContain("name=file; filename=a66fcd7b-3392-4c69-ae2e-48f5c2e5ad98;");
        pushed.Text.ShouldContain(Letter.Xml);
    }

    [Fact]
    public async Task Push_OpenLetter_CannotBeFetchedAsWell()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);
        await ReceiptAsync(bed, """{"errorMessage":"Nej"}""");
        bed.Clock.Advance(TimeSpan.FromHours(8));
        using var client = bed.ClientOf(bed.Pushing);

        (await NationalBed.JsonOf(await client.GetAsync("memos/"))).GetProperty("totalElements").GetInt32().ShouldBe(0);
        (await client.GetAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Push_PositiveReceipt_EndsTheDelivery()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);

        (await ReceiptAsync(bed, "{}")).ShouldBe(HttpStatusCode.OK);

        await bed.Until(ledger => ledger.FindDelivery(bed.Pushing.Id, Letter.MessageUuid)!.State == DeliveryState.Delivered);
        var delivery = bed.Ledger.Deliveries.ShouldHaveSingleItem();
        (delivery.Pushes, delivery.AcceptedPushes, delivery.Receipts, delivery.PositiveReceipts).ShouldBe((1, 1, 1, 1));
        bed.Clock.Advance(TimeSpan.FromDays(8));
        bed.Recipient.Got.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"receiptStatus":"COMPLETED"}""", true)]
    [InlineData("""{"receiptStatus":"INVALID","errorCode":null,"errorMessage":null}""", true)]
    [InlineData("""{"errorCode":"0","errorMessage":""}""", true)]
    [InlineData("""{"receiptStatus":"COMPLETED","errorMessage":"Kunne ikke gemmes"}""", false)]
    [InlineData("""{"receiptStatus":"COMPLETED","errorCode":"virus.detected"}""", false)]
    [InlineData("<receipt><receiptStatus>COMPLETED</receiptStatus></receipt>", true)]
    [InlineData("<receipt><errorMessage>Nej</errorMessage></receipt>", false)]
    public async Task Receipt_ByTwoFieldsAlone_IsPositiveOrNot(string body, bool isPositive)
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);

        (await ReceiptAsync(bed, body)).ShouldBe(HttpStatusCode.OK);

        bed.Ledger.EntriesOf<MemoReceipted>().Single().Receipt.IsPositive.ShouldBe(isPositive);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("no receipt")]
    [InlineData("<receipt>")]
    public async Task Receipt_ThatCannotBeRead_Is400(string body)
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);

        (await ReceiptAsync(bed, body)).ShouldBe(HttpStatusCode.BadRequest);
        bed.Ledger.EntriesOf<MemoReceipted>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"messageUUID":"a66fcd7b-3392-4c69-ae2e-48f5c2e5ad99"}""", "application/json")]
    [InlineData("""{"messageUUID":null}""", "application/json")]
    [InlineData("""{"messageUUID":"a66fcd7b33924c69ae2e48f5c2e5ad98"}""", "application/json")]
    [InlineData("""{"receiptStatus":"Completed"}""", "application/json")]
    [InlineData("""{"receiptStatus":"OK"}""", "application/json")]
    [InlineData("""{"receiptStatus":null}""", "application/json")]
    [InlineData("""{"timeStamp":"i dag"}""", "application/json")]
    [InlineData("""{"timeStamp":null}""", "application/json")]
    [InlineData("{}", "text/plain")]
    [InlineData("{}", "application/xml")]
    [InlineData("{}", null)]
    public async Task Receipt_NotInTheShapeOfTheGuide_Is400AndDoesNotCount(string said, string? type)
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);
        using var client = bed.ClientOf(bed.Pushing);
        using var content = RecipientReceipts.Of(Letter.MessageUuid, said);
        content.Headers.ContentType = type is null ? null : new(type);

        (await client.PostAsync($"memos/{Letter.MessageUuid}/receipt/", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        bed.Ledger.EntriesOf<CallRejected>().ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.RequestNotValid);
        bed.Ledger.EntriesOf<MemoReceipted>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(512, HttpStatusCode.OK)]
    [InlineData(513, HttpStatusCode.BadRequest)]
    public async Task Receipt_WithALongText_HasAtMost512Characters(int length, HttpStatusCode status)
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);

        (await ReceiptAsync(bed, $$"""{"errorMessage":"{{new string('x', length)}}"}""")).ShouldBe(status);
    }

    [Fact]
    public async Task Receipt_ForALetterOfAnotherSystem_Is404()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);
        using var client = bed.ClientOf(bed.Pulling);

        var content = NationalBed.Content("{}"u8.ToArray(), "application/json");
        (await client.PostAsync($"memos/{Letter.MessageUuid}/receipt/", content)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Push_NoTechnicalReceipt_IsTriedAgainForSixDaysAndThenRedirected()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => RecipientServer.Status(context, 500);
        await OfferAsync(bed);

        await ShouldBePushedAtAsync(bed, [TimeSpan.Zero, TimeSpan.FromMinutes(10), .. Hours(8, 16, 24, 48, 72, 96, 120, 144)]);
        await ShouldBeRedirectedAsync(bed);
    }

    [Fact]
    public async Task Push_NoBusinessReceipt_IsTriedAgainForSixDaysAndThenRedirected()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);

        await ShouldBePushedAtAsync(bed, Hours(0, 8, 16, 24, 48, 72, 96, 120, 144));
        await ShouldBeRedirectedAsync(bed);
    }

    [Fact]
    public async Task Push_TechnicalReceiptAtTheSecondTry_WaitsForTheBusinessReceiptFromThen()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => RecipientServer.Status(context, 500);
        await OfferAsync(bed);
        bed.Recipient.Answer = context => RecipientServer.Status(context, 202);

        await ShouldBePushedAtAsync(bed, [TimeSpan.Zero, TimeSpan.FromMinutes(10), .. Hours(8)]);
    }

    [Fact]
    public async Task Push_NegativeReceipt_GoesOnAsWithoutOne()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);
        await ReceiptAsync(bed, """{"errorMessage":"Kunne ikke gemmes"}""");

        await ShouldBePushedAtAsync(bed, Hours(0, 8, 16));
        await ReceiptAsync(bed, "{}");
        await bed.Until(ledger => ledger.Deliveries[0].State == DeliveryState.Delivered);
    }

    [Fact]
    public async Task Push_VirusDetected_IsNeverTriedAgain()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);

        await ReceiptAsync(bed, """{"errorCode":"virus.detected","errorMessage":"Virus"}""");
        bed.Clock.Advance(TimeSpan.FromDays(8));

        bed.Ledger.Deliveries.Single().State.ShouldBe(DeliveryState.StoppedByVirus);
        bed.Recipient.Got.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Push_NoAnswerWithinTenSeconds_IsNoTechnicalReceipt()
    {
        await using var bed = await NationalBed.StartAsync();
        using var asked = new SemaphoreSlim(0);
        bed.Recipient.Answer = async context =>
        {
            asked.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, bed.WireClock, context.RequestAborted).ContinueWith(_ => { });
        };
        await bed.Service.SendToRecipientAsync(bed.Pushing.Id, bed.NewFile(Letter.Bytes), default);
        await asked.WaitAsync();

        bed.WireClock.Advance(TimeSpan.FromSeconds(10));
        await bed.Until(ledger => ledger.EntriesOf<MemoPushed>().Count == 1);

        var push = bed.Ledger.EntriesOf<MemoPushed>()[0];
        push.Answer.Failure.ShouldBe("Timeout");
        push.NextAttemptAt.ShouldBe(FakeClock.Start.AddMinutes(10));
    }

    [Fact]
    public async Task Push_ToAServerThatNobodyVouchesFor_IsNotMade()
    {
        await using var bed = await NationalBed.StartAsync();
        using var folder = new TemporaryFolder();
        using var other = Sandbox.Certificates.SandboxAuthority.LoadOrCreate(folder.Path, TimeProvider.System);
        await using var stranger = await RecipientServer.StartAsync(other);
        bed.Service.Registry.Put(bed.Pushing with { Endpoint = stranger.Address });

        await OfferAsync(bed);

        bed.Ledger.EntriesOf<MemoPushed>().Single().Answer.Failure.ShouldBe("SecureConnectionError");
        stranger.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task PushAgain_DeliveredLetter_IsADuplicateThatIsReceiptedAgain()
    {
        await using var bed = await NationalBed.StartAsync();
        await OfferAsync(bed);
        await ReceiptAsync(bed, "{}");

        (await bed.Service.PushAgainAsync(bed.Pushing.Id, Letter.MessageUuid, default)).IsAccepted.ShouldBeTrue();
        (await ReceiptAsync(bed, "{}")).ShouldBe(HttpStatusCode.OK);

        bed.Recipient.Got.Select(got => got.Text).ShouldBe([Letter.Xml, Letter.Xml]);
        var delivery = bed.Ledger.Deliveries.Single();
        (delivery.Pushes, delivery.PositiveReceipts, delivery.State).ShouldBe((2, 2, DeliveryState.Delivered));
        bed.Ledger.EntriesOf<DeliveryEnded>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SendToRecipient_AnyBytesUnderAToldUuid_ArePushed()
    {
        await using var bed = await NationalBed.StartAsync();

        await bed.Service.SendToRecipientAsync(bed.Pushing.Id, Letter.MessageUuid, bed.NewFile("no letter"u8.ToArray()), default);
        await bed.Until(ledger => ledger.EntriesOf<MemoPushed>().Count == 1);

        bed.Recipient.Got.Single().Text.ShouldBe("no letter");
    }

    private static TimeSpan[] Hours(params int[] hours) => [.. hours.Select(hour => TimeSpan.FromHours(hour))];

    private static async Task OfferAsync(NationalBed bed)
    {
        (await bed.Service.SendToRecipientAsync(bed.Pushing.Id, bed.NewFile(Letter.Bytes), default)).ShouldBe(Letter.MessageUuid);
        await bed.Until(ledger => ledger.EntriesOf<MemoPushed>().Count == 1);
    }

    private static async Task<HttpStatusCode> ReceiptAsync(NationalBed bed, string body)
    {
        using var client = bed.ClientOf(bed.Pushing);
        var content = RecipientReceipts.Of(Letter.MessageUuid, body);
        return (await client.PostAsync($"memos/{Letter.MessageUuid}/receipt", content)).StatusCode;
    }

    // Each push tells when the next is due, and the next comes at that very time.
    private static async Task ShouldBePushedAtAsync(NationalBed bed, TimeSpan[] offsets)
    {
        for (var i = 1; i < offsets.Length; i++)
        {
            bed.Ledger.EntriesOf<MemoPushed>()[^1].NextAttemptAt.ShouldBe(FakeClock.Start + offsets[i]);
            bed.Clock.Advance(offsets[i] - offsets[i - 1]);
            await bed.Until(ledger => ledger.EntriesOf<MemoPushed>().Count == i + 1);
        }

        bed.Ledger.EntriesOf<MemoPushed>().Select(push => push.At - FakeClock.Start).ShouldBe(offsets);
    }

    private static async Task ShouldBeRedirectedAsync(NationalBed bed)
    {
        bed.Ledger.EntriesOf<MemoPushed>()[^1].NextAttemptAt.ShouldBeNull();
        bed.Clock.Advance(TimeSpan.FromDays(1));
        await bed.Until(ledger => ledger.Deliveries[0].State == DeliveryState.Redirected);
        bed.Ledger.EntriesOf<DeliveryEnded>().Single().At.ShouldBe(FakeClock.Start.AddDays(7));
    }
}
