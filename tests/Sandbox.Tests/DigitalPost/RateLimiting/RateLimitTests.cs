using System.Net;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.RateLimiting;

/// <summary>TI 12.1.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task Call_InProduction_TellsTheBucket()
    {
        await using var bed = await NationalBed.StartAsync(RateLimitOptions.Production);
        using var client = bed.ClientOf(bed.Pulling);

        var first = await client.GetAsync("receipts/");
        var second = await client.GetAsync("receipts/");

        HeadersOf(first).ShouldBe(["59", "1", "60", "30"]);
        HeadersOf(second).ShouldBe(["58", "1", "60", "30"]);
    }

    [Fact]
    public async Task Call_BucketIsEmpty_Is429UntilTokensComeBack()
    {
        await using var bed = await NationalBed.StartAsync(RateLimitOptions.Test);
        using var client = bed.ClientOf(bed.Pulling);

        (await Statuses(client, 7)).ShouldBe([.. Enumerable.Repeat(HttpStatusCode.OK, 6), HttpStatusCode.TooManyRequests]);
        bed.WireClock.Advance(TimeSpan.FromSeconds(1));
        (await Statuses(client, 4)).ShouldBe([.. Enumerable.Repeat(HttpStatusCode.OK, 3), HttpStatusCode.TooManyRequests]);

        bed.Ledger.EntriesOf<CallRateLimited>().Count.ShouldBe(2);
        bed.Ledger.EntriesOf<CallRateLimited>().ShouldAllBe(limited => limited.SystemId == bed.Pulling.Id);
    }

    [Fact]
    public async Task Call_BucketIsEmpty_SaysSoInTheHeaders()
    {
        await using var bed = await NationalBed.StartAsync(new RateLimitOptions(1, 1));
        using var client = bed.ClientOf(bed.Pulling);

        await client.GetAsync("receipts/");
        var refused = await client.GetAsync("receipts/");

        HeadersOf(refused).ShouldBe(["0", "1", "1", "1"]);
        (await NationalBed.JsonOf(refused)).GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Call_AfterALongRest_FindsNoMoreThanAFullBucket()
    {
        await using var bed = await NationalBed.StartAsync(RateLimitOptions.Test);
        using var client = bed.ClientOf(bed.Pulling);
        await client.GetAsync("receipts/");

        bed.WireClock.Advance(TimeSpan.FromHours(1));

        HeadersOf(await client.GetAsync("receipts/"))[0].ShouldBe("5");
    }

    [Fact]
    public async Task Call_OfAnotherSystem_HasItsOwnBucket()
    {
        await using var bed = await NationalBed.StartAsync(new RateLimitOptions(1, 1));
        using var one = bed.ClientOf(bed.Pulling);
        using var other = bed.ClientOf(bed.Pushing);
        await one.GetAsync("receipts/");

        (await other.GetAsync("receipts/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Call_OfNobodyWeKnow_IsCountedByItsAddress()
    {
        await using var bed = await NationalBed.StartAsync(new RateLimitOptions(1, 1));
        using var nobody = bed.ClientOf(bed.Pulling, certificate: null);
        using var known = bed.ClientOf(bed.Pulling);

        (await Statuses(nobody, 2)).ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        (await known.GetAsync("receipts/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        bed.Ledger.EntriesOf<CallRateLimited>().Single().SystemId.ShouldBeNull();
    }

    private static async Task<List<HttpStatusCode>> Statuses(HttpClient client, int times)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < times; i++)
            statuses.Add((await client.GetAsync("receipts/")).StatusCode);
        return statuses;
    }

    private static List<string> HeadersOf(HttpResponseMessage response) =>
        [.. new[] { "X-RateLimit-Remaining", "X-RateLimit-Requested-Tokens", "X-RateLimit-Burst-Capacity", "X-RateLimit-Replenish-Rate" }
            .Select(name => response.Headers.GetValues(name).Single())];
}
