using System.Text.Json;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Sending;

/// <summary>Business receipts of a REST_PUSH system (TI 10.9, 10.9.1, 10.12).</summary>
public sealed class ReceiptPushTests
{
    private static readonly Letter Letter = new(new Guid("182bd6d1-ab9f-48fb-84f6-4f243ace9780"));
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Push_AsTheGuideShows_IsJsonWithNullsAndOurCertificate()
    {
        await using var bed = await NationalBed.StartAsync();
        await bed.SendAsync(Letter with { MessageId = "MSG-81220" }, bed.Pushing);
        await ReleasedAsync(bed, 1);

        var pushed = bed.Recipient.Got.ShouldHaveSingleItem();

        pushed.Target.ShouldBe("/receipt");
        pushed.ContentType.ShouldStartWith("application/json");
        pushed.ContentLength.ShouldBe(pushed.Body.Length);
        pushed.Certificate!.Thumbprint.ShouldBe(bed.Service.PushCertificate.Thumbprint);
        using var receipt = JsonDocument.Parse(pushed.Body);
        receipt.RootElement.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["transmissionId", "messageUUID", "messageId", "errorCode", "errorMessage", "timeStamp", "receiptStatus"]);
        receipt.RootElement.GetProperty("transmissionId").GetGuid().ShouldBe(bed.Ledger.Transmissions[0].TransmissionId);
        receipt.RootElement.GetProperty("messageUUID").GetString().ShouldBe("182bd6d1-ab9f-48fb-84f6-4f243ace9780");
        receipt.RootElement.GetProperty("messageId").GetString().ShouldBe("MSG-81220");
        receipt.RootElement.GetProperty("errorCode").ValueKind.ShouldBe(JsonValueKind.Null);
        receipt.RootElement.GetProperty("errorMessage").ValueKind.ShouldBe(JsonValueKind.Null);
        receipt.RootElement.GetProperty("receiptStatus").GetString().ShouldBe("COMPLETED");
        receipt.RootElement.GetProperty("timeStamp").GetString().ShouldBe("2030-01-07T08:00:00.000000");
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, true)]
    [InlineData(202, true)]
    [InlineData(204, false)]
    [InlineData(302, false)]
    [InlineData(400, false)]
    [InlineData(500, false)]
    public async Task Push_AnsweredWith_IsTakenOrTriedAgain(int status, bool isTaken)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => RecipientServer.Status(context, status);
        await bed.SendAsync(Letter, bed.Pushing);
        var push = (await ReleasedAsync(bed, 1))[0];

        push.Answer.StatusCode.ShouldBe(status);
        push.Answer.IsAccepted.ShouldBe(isTaken);
        push.NextAttemptAt.ShouldBe(isTaken ? null : FakeClock.Start + Delay + TimeSpan.FromHours(6));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" ", false)]
    [InlineData("{}", false)]
    [InlineData("OK", false)]
    public async Task Push_AnsweredWithABody_IsTriedAgain(string body, bool isTaken)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, body);
        await bed.SendAsync(Letter, bed.Pushing);
        var push = (await ReleasedAsync(bed, 1))[0];

        push.Answer.StatusCode.ShouldBe(200);
        push.Answer.IsAccepted.ShouldBe(isTaken);
        push.NextAttemptAt.HasValue.ShouldBe(!isTaken);
    }

    [Fact]
    public async Task Push_NeverTaken_IsTriedEverySixHoursForFiveDays()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => RecipientServer.Status(context, 500);
        await bed.SendAsync(Letter, bed.Pushing);
        await ReleasedAsync(bed, 1);

        for (var attempt = 2; attempt <= 21; attempt++)
        {
            bed.Clock.Advance(TimeSpan.FromHours(6));
            await bed.Until(ledger => ledger.EntriesOf<ReceiptPushed>().Count == attempt);
        }

        var pushes = bed.Ledger.EntriesOf<ReceiptPushed>();
        pushes.Select(push => push.At - pushes[0].At).ShouldBe(Enumerable.Range(0, 21).Select(times => TimeSpan.FromHours(6 * times)));
        pushes.Select(push => push.Attempt).ShouldBe(Enumerable.Range(1, 21));
        pushes[^1].NextAttemptAt.ShouldBeNull();
    }

    [Fact]
    public async Task Push_TakenLater_IsTheSameReceipt()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => RecipientServer.Status(context, 503);
        await bed.SendAsync(Letter, bed.Pushing);
        await ReleasedAsync(bed, 1);
        bed.Recipient.Answer = context => RecipientServer.Status(context, 200);
        bed.Clock.Advance(TimeSpan.FromHours(6));
        await bed.Until(ledger => ledger.EntriesOf<ReceiptPushed>().Count == 2);

        bed.Ledger.EntriesOf<ReceiptPushed>()[1].NextAttemptAt.ShouldBeNull();
        bed.Recipient.Got.Select(got => got.Text).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Push_EndpointFailsMoreThanFiftyTimesInAnHour_IsHeldBackForAWhile()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => RecipientServer.Status(context, 500);
        await bed.SendAsync(Letter, bed.Pushing);
        await ReleasedAsync(bed, 1);
        for (var i = 2; i <= 51; i++)
        {
            await bed.SendAsync(Letter, bed.Pushing);
            await ReleasedAsync(bed, i);
        }

        await bed.SendAsync(Letter, bed.Pushing);
        bed.Clock.Advance(Delay);
        await bed.Until(ledger => ledger.EntriesOf<ReceiptHeldBack>().Count == 1);
        bed.Recipient.Got.Count.ShouldBe(51);
        var heldBack = bed.Ledger.EntriesOf<ReceiptHeldBack>()[0];
        heldBack.NextAttemptAt.ShouldBe(heldBack.At + TimeSpan.FromHours(6));

        bed.Recipient.Answer = context => RecipientServer.Status(context, 200);
        bed.Clock.Advance(TimeSpan.FromHours(6));
        await bed.Until(ledger => ledger.EntriesOf<ReceiptPushed>().Count(push => push.Answer.IsAccepted) == 52);
    }

    [Fact]
    public async Task Push_NobodyListens_IsNoAnswer()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(bed.Pushing with { ReceiptEndpoint = new Uri("https://localhost:1/receipt") });
        await bed.SendAsync(Letter, bed.Pushing);
        var push = (await ReleasedAsync(bed, 1))[0];

        push.Answer.StatusCode.ShouldBeNull();
        push.Answer.Failure.ShouldBe("ConnectionError");
        push.NextAttemptAt.ShouldNotBeNull();
    }

    private static async Task<IReadOnlyList<ReceiptPushed>> ReleasedAsync(NationalBed bed, int expected)
    {
        bed.Clock.Advance(Delay);
        await bed.Until(ledger => ledger.EntriesOf<ReceiptPushed>().Count == expected);
        return bed.Ledger.EntriesOf<ReceiptPushed>();
    }
}
