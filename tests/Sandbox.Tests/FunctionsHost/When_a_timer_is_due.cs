using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_a_timer_is_due
{
    [Fact]
    public async Task Should_run_it_by_its_schedule()
    {
        using var app = new TestApp().Function("Sweep", Timer("%SweepSchedule%"));
        app.Settings["SweepSchedule"] = "* * * * * *";
        await using var host = await app.StartAsync();

        var ended = await host.EndedAsync("Sweep", 2);

        ended.ShouldAllBe(invocation => invocation.Outcome == InvocationOutcome.Succeeded);
        ended[1].StartedAt.Second.ShouldNotBe(ended[0].StartedAt.Second);
        app.Calls("Sweep")[0]["Data"]!["timer"]!.ToJsonString().ShouldBe(
            """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""");
    }

    [Fact]
    public async Task Should_run_it_now_when_told_to()
    {
        using var app = new TestApp().Function("Sweep", Timer("0 0 0 1 1 *"));
        await using var host = await app.StartAsync();

        var first = await host.TriggerAsync("Sweep", CancellationToken.None);
        await host.TriggerAsync("sweep", CancellationToken.None);

        first.Outcome.ShouldBe(InvocationOutcome.Succeeded);
        var status = app.Calls("Sweep")[1]["Data"]!["timer"]!["ScheduleStatus"]!;
        DateTimeOffset.Parse(status["Next"]!.GetValue<string>()).ShouldBeGreaterThan(first.StartedAt);
        DateTimeOffset.Parse(status["Last"]!.GetValue<string>()).ShouldBeGreaterThanOrEqualTo(first.StartedAt);
        (await Should.ThrowAsync<ArgumentException>(() => host.TriggerAsync("Sweeep", CancellationToken.None))).Message.ShouldContain("Sweep");
    }

    [Fact]
    public async Task Should_repeat_a_failure_as_its_retry_says_and_tell_the_app_which_time_it_is()
    {
        const string retry = """, "retry": { "strategy": "fixedDelay", "maxRetryCount": 2, "delayInterval": "00:00:00.01" } """;
        using var app = new TestApp().Function("Sweep", Timer("0 0 0 1 1 *", retry));
        app.Settings["SCRIPT_ANSWER"] = """{ "status": 500 }""";
        await using var host = await app.StartAsync();

        var last = await host.TriggerAsync("Sweep", CancellationToken.None);

        last.Outcome.ShouldBe(InvocationOutcome.Failed);
        var contexts = app.Calls("Sweep").Select(call => call["Metadata"]!["RetryContext"]!.AsObject()).ToList();
        contexts.Select(context => context["RetryCount"]!.GetValue<int>()).ShouldBe([0, 1, 2]);
        contexts[0].ToJsonString().ShouldBe("""{"RetryCount":0,"MaxRetryCount":2,"Exception":null,"Instance":null}""");
        contexts[2]["Exception"].ShouldBeOfType<JsonObject>();
    }

    private static string Timer(string schedule, string more = "") => $$"""
        { "bindings": [ { "type": "timerTrigger", "direction": "in", "name": "timer", "schedule": "{{schedule}}" } ]{{more}} }
        """;
}
