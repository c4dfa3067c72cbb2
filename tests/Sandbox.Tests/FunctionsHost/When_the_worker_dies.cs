using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_the_worker_dies : IAsyncLifetime
{
    private readonly TestApp app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Should_fail_all_that_it_was_doing_at_once_and_start_another()
    {
        await using var host = await app.StartAsync();
        await host.ScriptAsync(new { once = true, untilCancelled = true });
        await app.CalledAsync("Work");

        await host.ScriptAsync(new { once = true, exit = 3 });
        await host.IdleAsync();

        host.Invocations.Recent.Select(invocation => invocation.Outcome).Order()
            .ShouldBe([InvocationOutcome.Succeeded, InvocationOutcome.Succeeded, InvocationOutcome.Failed, InvocationOutcome.Failed]);
        host.Invocations.Recent.Where(invocation => invocation.Outcome == InvocationOutcome.Failed)
            .ShouldAllBe(invocation => invocation.Error!.Contains("exit code 3"));
        app.Starts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Should_fail_calls_while_the_interval_between_two_restarts_is_waited_out()
    {
        await using var host = await app.HostJson("extensions.queues.maxDequeueCount", "1")
            .StartAsync(options => options with { RestartInterval = TimeSpan.FromMinutes(5) });
        await host.ScriptAsync(new { exit = 3 });
        await host.EndedAsync("Work");
        await host.ScriptAsync(new { exit = 3 });
        await host.EndedAsync("Work", 2);

        await host.SendAsync("an innocent one");
        var innocent = (await host.EndedAsync("Work", 3))[2];
        await host.IdleAsync();

        innocent.Error!.ShouldContain("initialized language workers");
        (await host.PoisonedAsync()).ShouldBe(3);
        app.Starts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Should_end_the_host_at_the_third_time_and_start_another_host()
    {
        await using var host = await app.HostJson("extensions.queues.maxDequeueCount", "3")
            .StartAsync(options => options with { RestartInterval = TimeSpan.Zero });
        var blameless = app.PathOf("never");

        await host.ScriptAsync(new { exit = 3 });
        await TestApp.UntilAsync(() => app.Starts.Count == 4);
        using var client = TestApp.Client(host);

        (await host.PoisonedAsync()).ShouldBeLessThanOrEqualTo(1);
        await TestApp.UntilAsync(() => host.ProcessId is not null);
        (await client.GetStringAsync("api/plain")).ShouldBe("GET");
        host.Failure.IsCompleted.ShouldBeFalse();
        File.Exists(blameless).ShouldBeFalse();
    }

    [Fact]
    public async Task Should_not_notice_an_end_with_0_until_functionTimeout()
    {
        await using var host = await app.HostJson("functionTimeout", "00:00:01").StartAsync();

        await host.ScriptAsync(new { once = true, exit = 0 });
        var first = (await host.EndedAsync("Work")).Single();
        await host.IdleAsync();

        first.Outcome.ShouldBe(InvocationOutcome.TimedOut);
        host.Invocations.Recent[^1].Outcome.ShouldBe(InvocationOutcome.Succeeded);
        app.Starts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Should_not_count_an_end_with_200_nor_a_kill()
    {
        await using var host = await app.HostJson("extensions.queues.maxDequeueCount", "4").StartAsync();
        for (var kill = 0; kill < 3; kill++)
        {
            await TestApp.UntilAsync(() => app.Starts.Count == kill + 1);
            host.KillProcess();
        }

        await host.ScriptAsync(new { exit = 200 });
        await host.EndedAsync("Work", 4);
        await host.SendAsync("next");
        await host.IdleAsync();

        host.Failure.IsCompleted.ShouldBeFalse();
        host.Invocations.Recent[^1].Outcome.ShouldBe(InvocationOutcome.Succeeded);
        host.PeakRssBytes.ShouldBeInRange(10_000_000, 1_000_000_000);
    }

    [Theory]
    [InlineData("SCRIPT_EXIT", "5", 60, "exit code 5")]
    [InlineData("SCRIPT_NEVER_REPORT", "1", 2, "not ready within")]
    public async Task Should_try_a_start_three_times_and_say_why_it_fails(string setting, string value, int seconds, string expected)
    {
        app.Settings[setting] = value;
        app.Settings["SCRIPT_STDERR"] = "no setting X";

        var failure = await Should.ThrowAsync<FunctionsHostException>(
            app.StartAsync(options => options with { StartLimit = TimeSpan.FromSeconds(seconds) }));

        failure.Message.ShouldContain(expected);
        failure.Message.ShouldContain("no setting X");
        app.Starts.Count.ShouldBe(3);
    }
}
