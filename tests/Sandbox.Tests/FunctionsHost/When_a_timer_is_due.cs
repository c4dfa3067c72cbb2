using System.Text.Json;
using System.Net;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_a_timer_is_due : IAsyncLifetime
{
    private readonly TestApp app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Should_run_it_by_its_schedule()
    {
        app.Settings["TickSchedule"] = "* * * * * *";
        await using var host = await app.StartAsync();

        var ended = await host.EndedAsync("Tick", 2);

        ended.ShouldAllBe(invocation => invocation.Outcome == InvocationOutcome.Succeeded);
        ended[1].StartedAt.Second.ShouldNotBe(ended[0].StartedAt.Second);
        app.Calls("Tick")[0]["input"]!.ToJsonString()
            .ShouldBe("""{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""");
    }

    [Fact]
    public async Task Should_run_it_now_when_told_to()
    {
        await using var host = await app.StartAsync();

        var first = await host.TriggerAsync("Tick", CancellationToken.None);
        await host.TriggerAsync("tick", CancellationToken.None);

        first.Outcome.ShouldBe(InvocationOutcome.Succeeded);
        var status = app.Calls("Tick")[1]["input"]!["ScheduleStatus"]!;
        DateTimeOffset.Parse(status["Next"]!.GetValue<string>()).ShouldBeGreaterThan(first.StartedAt);
        DateTimeOffset.Parse(status["Last"]!.GetValue<string>()).ShouldBe(first.StartedAt);
        (await Should.ThrowAsync<ArgumentException>(() => host.TriggerAsync("Tock", CancellationToken.None))).Message.ShouldContain("Tick");
    }

    [Fact]
    public async Task Should_make_up_for_a_run_that_was_missed()
    {
        var missed = new { Last = "2026-01-01T00:00:00Z", Next = "2027-01-01T00:00:00Z", LastUpdated = "2026-01-01T00:00:00Z" };
        var file = app.PathOf("timers");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { Tick = missed }));
        await using var host = await app.StartAsync(options => options with { TimerStatusFile = file, Clock = new LaterClock() });

        await host.EndedAsync("Tick");

        app.Calls("Tick").Single()["input"]!["IsPastDue"]!.GetValue<bool>().ShouldBeTrue();
        (await File.ReadAllTextAsync(file)).ShouldNotContain("2027-01-01T00:00:00");
    }

    [Fact]
    public async Task Should_make_up_for_none_where_none_was_kept()
    {
        await using var host = await app.StartAsync();
        await host.SendAsync("a");
        await host.IdleAsync();

        app.Calls("Tick").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "admin/functions/Tick", null, HttpStatusCode.Unauthorized)]
    [InlineData("POST", "admin/functions/Tick", "function-key", HttpStatusCode.Unauthorized)]
    [InlineData("POST", "admin/functions/Tick", "master-key", HttpStatusCode.Accepted)]
    [InlineData("POST", "admin/functions/Tock", "master-key", HttpStatusCode.NotFound)]
    [InlineData("GET", "admin/host/status", "master-key", HttpStatusCode.OK)]
    public async Task Should_be_run_with_the_master_key_and_no_other(string method, string path, string? key, HttpStatusCode expected)
    {
        await using var host = await app.StartAsync();
        using var client = TestApp.Client(host);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null) request.Headers.Add("x-functions-key", key);

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.Accepted) await app.CalledAsync("Tick");
    }

    /// <summary>Some years later; its timers run as usual.</summary>
    private sealed class LaterClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddYears(5);
    }
}
