using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Memos;

public sealed class CallTurnsTests
{
    private static readonly Guid Uuid = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1");

    [Theory]
    [InlineData(Operation.PostMemo, "/apis/v1/memos/?memo-message-uuid=e60394cd-1ba9-4ff0-833b-9a05113b3df1", "application/xml")]
    [InlineData(Operation.PostMemoInBulk, "/apis/v1/memos-bulk/?memo-message-uuid=e60394cd-1ba9-4ff0-833b-9a05113b3df1", "application/xml")]
    [InlineData(Operation.PostArchiveInBulk, "/apis/v1/memos-bulk/", "application/x-lzma")]
    public async Task PostAsync_InItsTurn_GoesOutAsTheGuideSaysItForOneToken(Operation operation, string target, string type)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);
        var before = system.Client.RateLimitTokens;

        (await system.Client.Turns.TakeAsync(operation)).ShouldBeNull();
        using var content = new MemoryStream("<memo/>"u8.ToArray());
        var answer = await system.Client.Turns.PostAsync(operation, Uuid, content, content.Length);

        answer.Succeeded.ShouldBeTrue();
        var seen = service.Seen.ShouldHaveSingleItem();
        (seen.Target, seen.Headers["Content-Type"]).ShouldBe((target, type));
        system.Client.RateLimitTokens.ShouldBe(before - 1);
    }

    [Fact]
    public async Task TakeAsync_ServiceThatIsAway_GivesForHowLongAndTakesNothing()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(503));
        using var system = new TestSystem(service.BaseAddress);
        for (var i = 0; i < 3; i++) await EveryCall.MakeAsync(system.Client, Operation.PostMemo);
        var before = system.Client.RateLimitTokens;

        (await system.Client.Turns.TakeAsync(Operation.PostMemo)).ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        (await system.Client.Turns.TakeAsync(Operation.FetchMemo)).ShouldBeNull();
        system.Client.RateLimitTokens.ShouldBe(before - 1);

        system.Clock.Advance(TimeSpan.FromMinutes(2));
        (await system.Client.Turns.TakeAsync(Operation.PostMemo)).ShouldBeNull();
    }
}
