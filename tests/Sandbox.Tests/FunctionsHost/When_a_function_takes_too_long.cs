using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_a_function_takes_too_long : IAsyncLifetime
{
    private readonly TestApp app = new TestApp().HostJson("functionTimeout", "00:00:01").HostJson("extensions.queues.maxDequeueCount", "1");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Should_signal_its_token_and_leave_the_worker_alone_when_it_listens()
    {
        await using var host = await app.StartAsync();

        await host.ScriptAsync(new { untilCancelled = true });
        var ended = (await host.EndedAsync("Work")).Single();

        ended.Outcome.ShouldBe(InvocationOutcome.Failed);
        ended.Duration.ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(2.9));
        app.Starts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Should_replace_the_worker_two_seconds_later_and_lose_what_else_it_did()
    {
        await using var host = await app.StartAsync();
        await host.ScriptAsync(new { until = app.PathOf("never") });
        await app.CalledAsync("Work");
        await host.ScriptAsync(new { until = app.PathOf("never") });

        var ended = await host.EndedAsync("Work", 2);
        await host.SendAsync("next");
        await host.IdleAsync();

        ended.ShouldAllBe(invocation => invocation.Outcome == InvocationOutcome.TimedOut);
        ended.ShouldAllBe(invocation => invocation.Duration > TimeSpan.FromSeconds(2.9));
        app.Starts.Count.ShouldBe(2);
        host.Invocations.Recent[^1].Outcome.ShouldBe(InvocationOutcome.Succeeded);
    }

    [Fact]
    public async Task Should_answer_500_over_HTTP_when_the_function_does_not_listen()
    {
        await using var host = await app.StartAsync();
        using var client = TestApp.Client(host);

        using var answer = await client.GetAsync("api/echo/x?deaf");

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        (await host.EndedAsync("Echo")).Single().Outcome.ShouldBe(InvocationOutcome.TimedOut);
    }
}
