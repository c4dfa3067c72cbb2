using Microsoft.AspNetCore.Http;
using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Resilience;

/// <summary>An outage, through the real client, on a clock that the test advances.</summary>
public sealed class When_Digital_Post_is_away : IAsyncLifetime
{
    private const int Silent = 0;
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim arrived = new(0);
    private ScriptedService service = null!;
    private TestSystem system = null!;
    private int letters = 503;

    public async Task InitializeAsync()
    {
        service = await ScriptedService.AnsweringAsync(
            context => context.Request.Path.Value!.Contains("memos", StringComparison.Ordinal)
                ? AnswerLetterAsync(context)
                : Answers.Status(503)(context));
        system = new TestSystem(service.BaseAddress);
    }

    public async Task DisposeAsync()
    {
        system.Dispose();
        await service.DisposeAsync();
        arrived.Dispose();
    }

    [Fact]
    public async Task Should_try_no_letter_after_three_that_failed()
    {
        await OpenAsync();

        var answer = await PostAsync();

        (answer.Outcome, answer.RetryAfter, answer.StatusCode).ShouldBe((CallOutcome.NotTried, FirstBreak, null));
        service.Seen.Count.ShouldBe(3);
        RetryPolicy.Decide(Operation.PostMemo, answer.Outcome, 1, TimeSpan.FromDays(30)).Step.ShouldBe(RetryStep.RetryAfter);
        RetryPolicy.MayHaveArrived(Operation.PostMemo, answer.Outcome).ShouldBeFalse();
        system.Log.Lines.ShouldContain(line => line.Text.Contains("Digital Post, POST /memos/, is away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_ask_with_one_letter_when_the_break_is_over_and_wait_longer_when_that_fails_too()
    {
        await OpenAsync();

        foreach (var seconds in (int[])[5, 10, 20, 40, 60, 60])
        {
            (await PostAsync()).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
            system.Clock.Advance(TimeSpan.FromSeconds(seconds));
            (await PostAsync()).Outcome.ShouldBe(CallOutcome.Unavailable);
        }
    }

    [Fact]
    public async Task Should_go_on_when_it_answers_again()
    {
        await OpenAsync();
        letters = 201;
        (await PostAsync()).Outcome.ShouldBe(CallOutcome.NotTried);

        system.Clock.Advance(FirstBreak);

        (await PostAsync()).Outcome.ShouldBe(CallOutcome.Succeeded);
        (await PostAsync()).Outcome.ShouldBe(CallOutcome.Succeeded);
        system.Log.Lines.ShouldContain(line => line.Text.Contains("answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_close_no_door_for_letters_when_the_event_log_is_broken()
    {
        letters = 201;
        for (var i = 0; i < 3; i++) await system.Client.QueryEventsAsync(EventQuery.PastThreeWeeks);

        (await system.Client.QueryEventsAsync(EventQuery.PastThreeWeeks)).Outcome.ShouldBe(CallOutcome.NotTried);
        (await PostAsync()).Outcome.ShouldBe(CallOutcome.Succeeded);
    }

    [Fact]
    public async Task Should_try_no_letter_while_it_wants_a_long_pause()
    {
        await using var refusing = await ScriptedService.AnsweringAsync(Answers.Json(429, "{}", ("Retry-After", "3600")));
        using var caller = new TestSystem(refusing.BaseAddress);
        (await caller.Client.FetchMemosAsync(Page.First)).Outcome.ShouldBe(CallOutcome.TooManyRequests);

        var answer = await caller.PostMemoAsync(EveryCall.Id, "<a/>");

        (answer.Outcome, answer.RetryAfter).ShouldBe((CallOutcome.NotTried, TimeSpan.FromHours(1)));
        refusing.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(400)]
    [InlineData(401)]
    public async Task Should_count_no_refusal(int status)
    {
        letters = status;
        for (var i = 0; i < 6; i++)
        {
            (await PostAsync()).StatusCode.ShouldBe(status);
            // Longer than the bucket stays closed after a 429.
            system.Clock.Advance(TimeSpan.FromSeconds(31));
        }
    }

    [Fact]
    public async Task Should_stay_open_for_half_a_service()
    {
        for (var i = 0; i < 10; i++)
        {
            letters = i % 2 == 0 ? 201 : 500;
            (await PostAsync()).StatusCode.ShouldBe(letters);
        }
    }

    [Fact]
    public async Task Should_learn_nothing_from_a_probe_that_was_cancelled()
    {
        await OpenAsync();
        system.Clock.Advance(FirstBreak);
        letters = Silent;
        using var cancel = new CancellationTokenSource();

        var probe = system.Client.PostMemoAsync(EveryCall.Id, new MemoryStream([1]), 1, cancel.Token);
        await arrived.WaitAsync();
        (await PostAsync()).Outcome.ShouldBe(CallOutcome.NotTried);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => probe);
        (await PostAsync()).Outcome.ShouldBe(CallOutcome.NotTried);
    }

    [Fact]
    public async Task Should_open_for_a_caller_that_waits_out_each_silence()
    {
        letters = Silent;
        for (var i = 0; i < 3; i++)
        {
            var post = PostAsync();
            await arrived.WaitAsync();
            system.Clock.Advance(TimeSpan.FromSeconds(100));
            (await post).Outcome.ShouldBe(CallOutcome.NoAnswer);
        }

        (await PostAsync()).Outcome.ShouldBe(CallOutcome.NotTried);
    }

    private Task AnswerLetterAsync(HttpContext context)
    {
        switch (letters)
        {
            case Silent:
                arrived.Release();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            case 201:
                return Answers.Json(201, Answers.TechnicalReceipt)(context);
            default:
                return Answers.Status(letters)(context);
        }
    }

    private async Task OpenAsync()
    {
        for (var i = 0; i < 3; i++) (await PostAsync()).Outcome.ShouldBe(CallOutcome.Unavailable);
    }

    private Task<Answer<Receipt>> PostAsync() => system.PostMemoAsync(EveryCall.Id, "<a/>");
}
