using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>A recipient system that pulls, against the stand-in, over real TLS.</summary>
public sealed class ReceivingTests
{
    private static readonly Guid Uuid = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1");

    [Fact]
    public async Task FetchMemoAsync_ALetterThatWaits_IsListedFetchedAndGoneOnceReceipted()
    {
        await using var bed = await StandInBed.StartAsync();
        var letter = StandInBed.Letter(Uuid);
        await bed.OfferAsync(letter);

        var id = (await bed.Client.FetchMemosAsync(Page.First)).Value.ShouldNotBeNull().Content.ShouldHaveSingleItem();
        (await FetchAsync(bed.Client, id)).ShouldBe(letter);
        (await bed.Client.PostBusinessReceiptAsync(id, Receipt.Positive(Uuid, TimeProvider.System.GetUtcNow()))).Outcome
            .ShouldBe(CallOutcome.Succeeded);

        bed.Service.Ledger.FindDelivery(bed.System.Id, Uuid).ShouldNotBeNull().State.ShouldBe(DeliveryState.Delivered);
        (await bed.Client.FetchMemosAsync(Page.First)).Value.ShouldNotBeNull().Content.ShouldBeEmpty();
        (await bed.Client.FetchMemoAsync(id)).Outcome.ShouldBe(CallOutcome.NotFound);
    }

    [Fact]
    public async Task PostBusinessReceiptAsync_Negative_LeavesTheLetterOpen()
    {
        await using var bed = await StandInBed.StartAsync();
        await bed.OfferAsync(StandInBed.Letter(Uuid));

        var answer = await bed.Client.PostBusinessReceiptAsync(
            Uuid, Receipt.Negative(Uuid, TimeProvider.System.GetUtcNow(), "memo.invalid", "It cannot be read."));

        answer.Outcome.ShouldBe(CallOutcome.Succeeded);
        bed.Service.Ledger.FindDelivery(bed.System.Id, Uuid).ShouldNotBeNull().State.ShouldBe(DeliveryState.Open);
    }

    private static async Task<byte[]> FetchAsync(DigitalPostClient client, Guid id)
    {
        await using var memo = (await client.FetchMemoAsync(id)).Value.ShouldNotBeNull();
        using var bytes = new MemoryStream();
        await memo.Content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
