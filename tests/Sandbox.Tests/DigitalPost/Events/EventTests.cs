using System.Net;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Events;

/// <summary>The event log (TI 7), fed by real calls.</summary>
public sealed class EventTests
{
    private static readonly Letter Letter = new(new Guid("2dcc1262-13b0-49eb-aaa9-c9dbb152b56b")) { MessageId = "sag-7" };

    [Fact]
    public async Task Query_ForALetter_TellsWhatBecameOfIt()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.SendAsync(Letter);

        var page = await client.GetJsonAsync($"events/?metaProperties.messageUUID={Letter.MessageUuid}&sortFields=eventTime,eventTag");

        page.Each("events", "eventTag").ShouldBe(["BUSINESS_RECEIPT_CREATED", "MEMO_SEND_VALIDATED"]);
        var memo = page["events"]![1]!;
        memo["subject"]!.ToString().ShouldBe("MEMO");
        memo["type"]!.ToString().ShouldBe("VALIDATED");
        memo["message"]!.ToString().ShouldBe(Letter.MessageUuid.ToString());
        memo["owner"]!.ToString().ShouldBe(NationalBed.Cvr);
        memo["eventTime"]!.ToString().ShouldBe("2030-01-07T08:00:00.000000Z");
        var meta = memo["metaProperties"]!;
        meta["sender"]!.ToString().ShouldBe(NationalBed.Cvr);
        meta["recipient"]!.ToString().ShouldBe(NationalBed.Citizen);
        meta["recipientType"]!.ToString().ShouldBe("CITIZEN");
        meta["messageId"]!.ToString().ShouldBe("sag-7");
        meta["mandatory"]!.ToString().ShouldBe("false");
        meta["memoVersion"]!.ToString().ShouldBe("1.2");
        meta["size"]!.ToString().ShouldBe(Letter.Bytes.Length.ToString());
        meta["receiptStatus"]!.ToString().ShouldBe("COMPLETED");
        meta["transmissionId"]!.ToString().ShouldBe(bed.Ledger.Transmissions.Single().TransmissionId.ToString());
    }

    [Fact]
    public async Task Query_ForARefusedLetter_SaysWhy()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.SendAsync(Letter with { Recipient = NationalBed.Closed });

        var page = await client.GetJsonAsync("events/?eventTag=MEMO_SEND_VALIDATION_FAILED");

        page["events"]![0]!["eventProperties"]!["error-message"]!.ToString().ShouldStartWith("recipient.is.closed");
    }

    [Fact]
    public async Task Query_ForAReceiptThatWasNotTaken_TellsOfTheFailedPush()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pushing);
        bed.Recipient.Answer = context => RecipientServer.Status(context, 500);
        await bed.SendAsync(Letter, bed.Pushing);
        bed.Clock.Advance(TimeSpan.FromSeconds(2));
        await bed.Until(ledger => ledger.EntriesOf<ReceiptPushed>().Count == 1);

        var page = await client.GetJsonAsync("events/?subject=BUSINESS_RECEIPT&type=FAILED_REST&size=2");

        page.Each("events", "eventTag").ShouldBe(["BUSINESS_RECEIPT_SENT"]);
        page["events"]![0]!["metaProperties"]!["sender"]!.ToString().ShouldBe(NationalBed.Cvr);
        page["events"]![0]!["eventProperties"]!["error-message"]!.ToString().ShouldBe("HTTP 500");
    }

    [Fact]
    public async Task Query_ForALetterToOneOfUs_TellsOfOfferFetchAndReceipt()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.Service.SendToRecipientAsync(bed.Pulling.Id, bed.NewFile(Letter.Bytes), default);
        await client.GetAsync($"memos/{Letter.MessageUuid}");
        await client.PostJsonAsync($"memos/{Letter.MessageUuid}/receipt/", RecipientReceipts.Json(Letter.MessageUuid), HttpStatusCode.OK);
        await bed.Until(ledger => ledger.EntriesOf<MemoFetched>().Count == 1);

        (await client.GetJsonAsync($"events/?message={Letter.MessageUuid}&senderOrRecipientSystem={bed.Pulling.Id}")).Each("events",
            "eventTag").ShouldBe(
            ["BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM", "MEMO_AVAILABLE_TO_RECIPIENT", "MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Query_OfAnotherOrganisation_SeesNothing()
    {
        await using var bed = await NationalBed.StartAsync();
        using var certificate = bed.Authority.IssueOces(NationalBed.OtherCvr, "Fjordby Kommune");
        var other = bed.Pulling with { Id = new Guid("33333333-3333-4333-8333-333333333333"), Cvr = NationalBed.OtherCvr };
        bed.Service.Registry.Put(other);
        using var client = bed.ClientOf(other, certificate);
        await bed.SendAsync(Letter);

        (await client.GetJsonAsync("events/"))["totalElements"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Query_WithoutInterval_GoesBackThreeWeeks()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.SendAsync(Letter);

        bed.Clock.Advance(TimeSpan.FromDays(21));
        (await client.GetJsonAsync("events/?subject=MEMO&type=VALIDATED"))["totalElements"]!.GetValue<int>().ShouldBe(1);
        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        (await client.GetJsonAsync("events/?subject=MEMO&type=VALIDATED"))["totalElements"]!.GetValue<int>().ShouldBe(0);
        (await client.GetJsonAsync(
            "events/?subject=MEMO&type=VALIDATED&dateFrom=2030-01-01T00:00:00Z"))["totalElements"]!.GetValue<int>().ShouldBe(1);
        (await client.GetJsonAsync(
            "events/?subject=MEMO&type=VALIDATED&dateTo=2030-01-08T00:00:00Z"))["totalElements"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Query_UntilTheCallersPresent_IsUntilThatOfAClockThatRunsAhead()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.SendAsync(Letter);

        var page = await client.GetJsonAsync($"events/?type=VALIDATED&dateTo={bed.WireClock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss}Z");

        page["totalElements"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData("dateFrom=2023-05-11T13:52:16.713Z&dateTo=2023-08-11T13:52:16.713Z", HttpStatusCode.OK)]
    [InlineData("dateFrom=2023-05-11T13:52:16.713Z&dateTo=2023-08-11T13:52:16.714Z", HttpStatusCode.BadRequest)]
    [InlineData("dateFrom=2023-08-11T13:52:16.713Z&dateTo=2023-05-11T13:52:16.713Z", HttpStatusCode.BadRequest)]
    [InlineData("dateFrom=2023-05-11T13:52:16.713Z", HttpStatusCode.BadRequest)]
    [InlineData("dateTo=soon", HttpStatusCode.BadRequest)]
    public async Task Query_Interval_IsThreeMonthsAtMost(string interval, HttpStatusCode status)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        await client.GetJsonAsync($"events/?{interval}", status);
    }

    [Fact]
    public async Task Query_Wildcard_IsTextLikeAnyOther()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.SendAsync(Letter);

        (await client.GetJsonAsync("events/?message=2dcc1262*"))["totalElements"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Query_SystemThatOnlyReceives_IsLetIn()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(bed.Pulling with { Sends = false });

        await client.GetJsonAsync("events/");
    }
}
