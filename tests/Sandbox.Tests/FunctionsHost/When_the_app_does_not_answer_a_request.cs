using System.Net;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_the_app_does_not_answer_a_request
{
    [Fact]
    public async Task Should_answer_504_after_too_long_a_silence()
    {
        using var app = new TestApp().HttpFunction("Echo");
        await using var host = await app.StartAsync(options => options with { HttpActivityTimeout = TimeSpan.FromMilliseconds(300) });
        using var client = TestApp.Client(host);

        using var answer = await client.GetAsync("api/echo?silent");

        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await host.EndedAsync("Echo")).Single().Outcome.ShouldBe(InvocationOutcome.Failed);
    }

    [Fact]
    public async Task Should_kill_the_app_when_functionTimeout_passes()
    {
        using var app = new TestApp().HttpFunction("Echo");
        app.HostJson["functionTimeout"] = "00:00:00.5";
        await using var host = await app.StartAsync();
        using var client = TestApp.Client(host);

        using var answer = await client.GetAsync("api/echo?silent");

        answer.IsSuccessStatusCode.ShouldBeFalse();
        (await host.EndedAsync("Echo")).Single().Outcome.ShouldBe(InvocationOutcome.TimedOut);
        await app.StartedAsync(2);
    }

    [Fact]
    public async Task Should_answer_502_when_the_app_is_dead()
    {
        using var app = new TestApp().HttpFunction("Echo").QueueFunction("Single");
        await using var host = await app.StartAsync(options => options with { MaxDeliveryCount = 1 });
        using var client = TestApp.Client(host);
        host.SendScript("single", new { exit = 0 });
        await host.IdleAsync();

        using var answer = await client.GetAsync("api/echo");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Should_wait_for_the_app_to_come_back()
    {
        using var app = new TestApp().HttpFunction("Echo");
        await using var host = await app.StartAsync();
        using var client = TestApp.Client(host);
        host.KillProcess();

        using var answer = await client.GetAsync("api/echo");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Starts.Count.ShouldBe(2);
    }
}
