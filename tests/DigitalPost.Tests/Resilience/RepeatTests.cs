using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Resilience;

/// <summary>What is made again at once, through the real client: what the retry table lets be made again as it is, and no letter.</summary>
public sealed class RepeatTests
{
    private const string Ids = """{"currentPage":0,"totalPages":1,"elementsOnPage":0,"totalElements":0,"content":[]}""";

    private static readonly Operation[] Streams =
    [
        Operation.PostMemo, Operation.PostMemoInBulk, Operation.PostArchive, Operation.PostArchiveInBulk, Operation.ValidateHtml,
    ];

    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Fact]
    public async Task Call_LookUpThatFailsOnce_Succeeds()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(Answers.Status(503), Answers.Json(200, Ids)));
        using var system = new TestSystem(service.BaseAddress, repeats: 2);

        (await system.Client.FetchMemosAsync(Page.First)).Outcome.ShouldBe(CallOutcome.Succeeded);

        service.Seen.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_NoAnswer_IsRepeatedWhereTheTableSaysSoAndNeverALetter(Operation operation)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Nothing);
        using var system = new TestSystem(service.BaseAddress, repeats: 1);

        (await EveryCall.MakeAsync(system.Client, operation)).Outcome.ShouldBe(CallOutcome.NoAnswer);

        var mayRepeat = RetryPolicy.Decide(operation, CallOutcome.NoAnswer, 1, TimeSpan.Zero).Step == RetryStep.RetryAfter;
        service.Seen.Count.ShouldBe(mayRepeat && !Streams.Contains(operation) ? 2 : 1);
    }

    [Fact]
    public async Task Call_LetterThatWasNotTaken_IsLeftToItsRecord()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(503));
        using var system = new TestSystem(service.BaseAddress, repeats: 2);

        (await system.PostMemoAsync(EveryCall.Id, "<a/>")).Outcome.ShouldBe(CallOutcome.Unavailable);

        service.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(503, "60")]
    [InlineData(429, "60")]
    [InlineData(429, "")]
    public async Task Call_ServiceThatWantsAPauseOrFewerCalls_IsNotRepeated(int status, string retryAfter)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(status, "{}", ("Retry-After", retryAfter)));
        using var system = new TestSystem(service.BaseAddress, repeats: 2);

        (await system.Client.FetchMemosAsync(Page.First)).StatusCode.ShouldBe(status);

        service.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_SilenceOfALongTime_IsNotRepeated()
    {
        var arrived = new TaskCompletionSource();
        await using var service = await ScriptedService.AnsweringAsync(async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var system = new TestSystem(service.BaseAddress, repeats: 2);

        var call = system.Client.FetchMemosAsync(Page.First);
        await arrived.Task;
        system.Clock.Advance(TimeSpan.FromSeconds(100));

        (await call).Outcome.ShouldBe(CallOutcome.NoAnswer);
        service.Seen.Count.ShouldBe(1);
    }
}
