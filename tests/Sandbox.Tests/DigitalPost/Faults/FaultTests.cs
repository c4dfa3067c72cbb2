using System.Net;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Faults;

public sealed class FaultTests
{
    private static readonly Letter Letter = new(new Guid("f6fcb074-2843-4f66-8481-682715232ac9"));

    [Fact]
    public async Task DropBefore_OnASend_TakesNothingInAndAnswersNothing()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Faults.Add(new Fault(FaultKind.DropBefore) { Call = ApiCall.SendMemos });

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(bed));

        bed.Ledger.Transmissions.ShouldBeEmpty();
        bed.Ledger.EntriesOf<FaultPlayed>().Single().Fault.ShouldBe(FaultKind.DropBefore);
        (await SendAsync(bed)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task DropAfter_OnASend_TakesTheLetterInAndAnswersNothing()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Faults.Add(new Fault(FaultKind.DropAfter) { Call = ApiCall.SendMemos });

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(bed));

        await bed.Until(ledger => ledger.FindMessage(Letter.MessageUuid)?.IsAccepted == true);
    }

    [Fact]
    public async Task CutOff_OnAFetch_GivesHalfOfTheBody()
    {
        await using var bed = await NationalBed.StartAsync();
        await bed.Service.SendToRecipientAsync(bed.Pulling.Id, bed.NewFile(Letter.Bytes), default);
        bed.Service.Faults.Add(new Fault(FaultKind.CutOff) { Call = ApiCall.FetchMemo });
        using var client = bed.ClientOf(bed.Pulling);

        using var response = await client.GetAsync($"memos/{Letter.MessageUuid}", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        using var got = new MemoryStream();
        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(got));

        response.Content.Headers.ContentLength.ShouldBe(Letter.Bytes.Length);
        got.Length.ShouldBeLessThan(Letter.Bytes.Length);
        (await client.GetByteArrayAsync($"memos/{Letter.MessageUuid}")).ShouldBe(Letter.Bytes);
    }

    [Theory]
    [InlineData(FaultKind.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData(FaultKind.InternalServerError, HttpStatusCode.InternalServerError)]
    [InlineData(FaultKind.ServiceUnavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData(FaultKind.TooManyRequests, HttpStatusCode.TooManyRequests)]
    public async Task Status_OnASend_IsAnsweredAndNothingTakenIn(object kind, HttpStatusCode expected)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Faults.Add(new Fault((FaultKind)kind));

        var response = await SendAsync(bed);

        response.StatusCode.ShouldBe(expected);
        bed.Ledger.Transmissions.ShouldBeEmpty();
        if (kind is FaultKind.TooManyRequests)
            response.Headers.GetValues("X-RateLimit-Remaining").Single().ShouldBe("0");
    }

    [Fact]
    public async Task Slow_OnACall_AnswersAfterTheDelay()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Faults.Add(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromSeconds(5) });
        var waiting = bed.WireClock.WaitingTimers;
        var send = SendAsync(bed);
        await bed.Until(ledger => ledger.EntriesOf<FaultPlayed>().Count == 1);
        while (bed.WireClock.WaitingTimers == waiting)
            await Task.Yield();

        send.IsCompleted.ShouldBeFalse();
        bed.WireClock.Advance(TimeSpan.FromSeconds(5));

        (await send).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Fault_OfACallAndASystem_StrikesNoOther()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Faults.Add(new Fault(FaultKind.InternalServerError) { Call = ApiCall.ListReceipts, SystemId = bed.Pushing.Id });
        using var pulling = bed.ClientOf(bed.Pulling);
        using var pushing = bed.ClientOf(bed.Pushing);

        (await pulling.GetAsync("receipts/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await pushing.GetAsync("memos/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await pushing.GetAsync("receipts/")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        bed.Service.Faults.Remaining.ShouldBe(0);
    }

    [Fact]
    public async Task Fault_CountedAndSkipping_StrikesJustThoseCalls()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Skip = 1, Times = 2 });
        using var client = bed.ClientOf(bed.Pulling);
        var statuses = new List<int>();
        for (var i = 0; i < 5; i++)
            statuses.Add((int)(await client.GetAsync("receipts/")).StatusCode);

        statuses.ShouldBe([200, 503, 503, 200, 200]);
    }

    private static async Task<HttpResponseMessage> SendAsync(NationalBed bed)
    {
        using var client = bed.ClientOf(bed.Pulling);
        return await client.PostAsync($"memos/?memo-message-uuid={Letter.MessageUuid}", NationalBed.Xml(Letter.Bytes));
    }
}
