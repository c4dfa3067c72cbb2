using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_the_app_process_ends
{
    [Fact]
    public async Task Should_start_it_again_after_a_crash_and_deliver_again()
    {
        using var app = new TestApp().QueueFunction("Single");
        await using var host = await app.StartAsync(options => options with { MaxDeliveryCount = 1 });
        var first = host.ProcessId;

        host.SendScript("single", new { exit = 3 });
        await host.IdleAsync();
        host.Queues.Send("single", "next");
        await host.IdleAsync();

        (await host.EndedAsync("Single", 2)).Select(invocation => invocation.Outcome)
            .ShouldBe([InvocationOutcome.Failed, InvocationOutcome.Succeeded]);
        host.ProcessId.ShouldNotBeNull().ShouldNotBe(first!.Value);
        app.Starts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Should_give_up_after_the_third_crash_and_show_what_it_said()
    {
        using var app = new TestApp().QueueFunction("Single");
        app.Settings["SCRIPT_STDERR"] = "the last words";
        await using var host = await app.StartAsync();

        host.SendScript("single", new { exit = 3 });

        (await host.Failure.WaitAsync(TimeSpan.FromSeconds(30))).ShouldContain("the last words");
        app.Starts.Count.ShouldBe(3);
        await Should.ThrowAsync<FunctionsHostException>(host.IdleAsync());
    }

    [Fact]
    public async Task Should_not_start_it_again_after_exit_0()
    {
        using var app = new TestApp().QueueFunction("Single");
        await using var host = await app.StartAsync(options => options with { MaxDeliveryCount = 3 });

        host.SendScript("single", new { exit = 0 });
        await host.IdleAsync();

        host.ProcessId.ShouldBeNull();
        app.Starts.Count.ShouldBe(1);
        host.Queues.DeadLetters.Single().Description.ShouldContain("refused");
        host.Failure.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Should_not_count_exit_200()
    {
        using var app = new TestApp().QueueFunction("Single");
        await using var host = await app.StartAsync(options => options with { MaxDeliveryCount = 4 });

        host.SendScript("single", new { exit = 200 });
        await host.IdleAsync();
        host.Queues.Send("single", "next");
        await host.IdleAsync();

        app.Starts.Count.ShouldBe(5);
        host.Invocations.Recent[^1].Outcome.ShouldBe(InvocationOutcome.Succeeded);
    }

    [Fact]
    public async Task Should_not_count_a_kill_for_a_crash_run_and_lose_no_message()
    {
        using var app = new TestApp().QueueFunction("Single");
        await using var host = await app.StartAsync();
        for (var kill = 0; kill < 4; kill++)
        {
            host.SendScript("single", new { silent = kill == 0, failDeliveries = 0 });
            host.KillProcess();
        }

        await Task.WhenAny(host.EndedAsync("Single", 3), host.Failure);

        host.Failure.IsCompleted.ShouldBeFalse();
        host.PeakRssBytes.ShouldBeInRange(10_000_000, 1_000_000_000);
    }

    [Theory]
    [InlineData("SCRIPT_EXIT", "5", "00:01:00", "exit code 5")]
    [InlineData("SCRIPT_NEVER_LISTEN", "1", "00:00:02", "did not answer in time")]
    public async Task Should_say_at_start_why_it_does_not_run(string setting, string value, string timeout, string expected)
    {
        using var app = new TestApp().QueueFunction("Single");
        app.Settings[setting] = value;
        app.Settings["SCRIPT_STDERR"] = "no setting X";
        app.HostJson["customHandler"]!["initializationTimeout"] = timeout;

        var failure = await Should.ThrowAsync<FunctionsHostException>(app.StartAsync());

        failure.Message.ShouldContain(expected);
        failure.Message.ShouldContain("no setting X");
        app.Starts.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{ "once": true, "silent": true }""")]
    [InlineData("""{ "once": true, "body": "" }""")]
    [InlineData("""{ "once": true, "status": 204, "body": "", "contentType": null }""")]
    [InlineData("""{ "once": true, "body": "null" }""")]
    public async Task Should_be_killed_when_functionTimeout_passes_without_a_result(string script)
    {
        using var app = new TestApp().QueueFunction("Single");
        app.HostJson["functionTimeout"] = "00:00:01";
        await using var host = await app.StartAsync();
        var first = host.ProcessId;

        host.Queues.Send("single", script);
        var ended = await host.EndedAsync("Single");
        await host.IdleAsync();

        ended.Single().Outcome.ShouldBe(InvocationOutcome.TimedOut);
        ended.Single().Duration.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        host.ProcessId.ShouldNotBe(first);
        host.Invocations.Recent[^1].Outcome.ShouldBe(InvocationOutcome.Succeeded);
    }
}
