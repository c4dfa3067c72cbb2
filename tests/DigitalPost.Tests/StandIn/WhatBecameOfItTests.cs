using System.Text;
using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Validations;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>The event log (TI 7), recall (TI 10.4) and the check of HTML (TI 10.14.3) against the stand-in, over real TLS.</summary>
public sealed class WhatBecameOfItTests
{
    private static readonly Guid Uuid = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1");
    private static readonly Guid Other = Guid.Parse("b6fcb074-2843-4f66-8481-682715232ac9");

    [Fact]
    public async Task QueryEventsAsync_OfALetter_TellsItsWayAndItsReceipt()
    {
        await using var bed = await StandInBed.StartAsync();
        var client = bed.Client;
        var posted = await PostAsync(bed, client, Uuid);
        await PostAsync(bed, client, Other);

        var page = (await client.QueryEventsAsync(EventQuery.OfMessage(Uuid))).Value.ShouldNotBeNull();

        page.Items.ShouldAllBe(e => e.MessageUuid == Uuid && e.TransmissionId == posted.TransmissionId);
        var created = page.Items.Where(e => e.EventTag == EventTag.BusinessReceiptCreated).ShouldHaveSingleItem();
        (created.Meta("receiptStatus"), created.Owner).ShouldBe(("COMPLETED", StandInBed.Cvr));
        page.Items.Select(e => e.EventTag).ShouldContain(EventTag.MemoValidated);
    }

    [Fact]
    public async Task QueryEventsAsync_BySubjectAndInterval_FindsThoseOnly()
    {
        await using var bed = await StandInBed.StartAsync();
        var client = bed.Client;
        await PostAsync(bed, client, Uuid);
        var now = TimeProvider.System.GetUtcNow();
        var receipts = EventQuery.Between(now.AddMonths(-2), now.AddDays(1)).Where("subject", SearchValue.Of("BUSINESS_RECEIPT"));

        (await client.QueryEventsAsync(receipts)).Value.ShouldNotBeNull().Items.ShouldAllBe(e => e.Subject == "BUSINESS_RECEIPT");
        (await client.QueryEventsAsync(receipts)).Value.ShouldNotBeNull().Items.ShouldNotBeEmpty();
        var before = EventQuery.Between(now.AddMonths(-2), now.AddDays(-1));
        (await client.QueryEventsAsync(before)).Value.ShouldNotBeNull().Items.ShouldBeEmpty();
        using var tooLong = await bed.GetRawAsync("events/?dateFrom=2023-01-01T00:00:00.000Z&dateTo=2023-05-01T00:00:00.000Z");
        ((int)tooLong.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task EveryEventPageAsync_InPagesOfOne_GivesEachEventOnceTheOldestFirst()
    {
        await using var bed = await StandInBed.StartAsync();
        var client = bed.Client;
        await PostAsync(bed, client, Uuid);
        var all = (await client.QueryEventsAsync(EventQuery.PastThreeWeeks)).Value.ShouldNotBeNull().Items;

        var pages = await client.EveryEventPageAsync(EventQuery.PastThreeWeeks with { Query = Query.All.Sized(1) }).ToListAsync();

        var walked = pages.SelectMany(p => p.Value.ShouldNotBeNull().Items).ToList();
        walked.Select(e => e.Id).ShouldBe(all.Select(e => e.Id), ignoreOrder: true);
        walked.Select(e => e.Created).ShouldBeInOrder();
        pages.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task RecallMemoAsync_ADelayedLetter_IsRecalledOnceAndTheLogSaysSo()
    {
        await using var bed = await StandInBed.StartAsync();
        var client = bed.Client;
        await PostAsync(bed, client, Uuid, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(10)));

        (await client.RecallMemoAsync(Uuid)).Outcome.ShouldBe(CallOutcome.Succeeded);
        (await client.RecallMemoAsync(Uuid)).Outcome.ShouldBe(CallOutcome.Conflict);

        var events = (await client.QueryEventsAsync(EventQuery.OfMessage(Uuid))).Value.ShouldNotBeNull().Items;
        events.Select(e => e.EventTag).ShouldContain(EventTag.DelayedMemoValidated);
        events.Select(e => e.EventTag).ShouldContain(EventTag.DelayedMemoRecalled);
    }

    [Fact]
    public async Task RecallMemoAsync_ALetterThatHasGoneOrNeverCame_IsRefused()
    {
        await using var bed = await StandInBed.StartAsync();
        var client = bed.Client;
        await PostAsync(bed, client, Uuid);

        (await client.RecallMemoAsync(Uuid)).Outcome.ShouldBe(CallOutcome.Conflict);
        (await client.RecallMemoAsync(Other)).Outcome.ShouldBe(CallOutcome.NotFound);
    }

    [Theory]
    [InlineData("<p>Kære Åse</p>", HtmlPolicy.Lenient, true)]
    [InlineData("<p>Kære Åse</p>", HtmlPolicy.Strict, true)]
    [InlineData("<!-- x --><p>Kære Åse</p>", HtmlPolicy.Lenient, true)]
    [InlineData("<!-- x --><p>Kære Åse</p>", HtmlPolicy.Strict, false)]
    [InlineData("<link href=\"https://localhost/\"><p>Kære Åse</p>", HtmlPolicy.Lenient, false)]
    public async Task ValidateHtmlAsync_ByBothPolicies_IsApprovedOrRejected(string html, HtmlPolicy policy, bool isApproved)
    {
        await using var bed = await StandInBed.StartAsync();
        var content = Encoding.UTF8.GetBytes(html);

        var answer = await bed.Client.ValidateHtmlAsync(
            new MemoryStream(content), content.Length, new HtmlQuestion { Policy = policy, FileName = "Brev" });

        var verdict = answer.Value.ShouldNotBeNull();
        verdict.IsApproved.ShouldBe(isApproved);
        (verdict.Errors.Count == 0).ShouldBe(isApproved);
        verdict.Errors.ShouldAllBe(e => e.Code!.StartsWith("html.validator.rejected", StringComparison.Ordinal));
    }

    private static async Task<Receipt> PostAsync(StandInBed bed, DigitalPostClient client, Guid uuid, DateOnly? day = null)
    {
        var letter = StandInBed.Letter(uuid, day);
        var posted = await client.PostMemoAsync(uuid, new MemoryStream(letter), letter.Length);
        await bed.ValidatedAsync(uuid);
        return posted.Value.ShouldNotBeNull();
    }
}
