using System.Diagnostics;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_the_host_ends : IAsyncLifetime
{
    private readonly TestApp app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Should_let_what_runs_end_and_ask_the_worker_to_go()
    {
        using var log = new CollectedLog();
        var done = app.PathOf("done");
        var host = await app.StartAsync(options => options with { DrainLimit = TimeSpan.FromSeconds(30), LoggerFactory = log });
        var (worker, invocations) = (Process.GetProcessById(host.ProcessId!.Value), host.Invocations);
        await host.ScriptAsync(new { until = done });
        await app.CalledAsync("Work");

        var stopping = host.DisposeAsync();
        await File.WriteAllTextAsync(done, "");
        await stopping;

        invocations.Recent.Single().Outcome.ShouldBe(InvocationOutcome.Succeeded);
        worker.HasExited.ShouldBeTrue();
        log.Has("has ended with exit code 7").ShouldBeTrue("the worker ended because it was asked to");
    }

    [Fact]
    public async Task Should_cancel_what_takes_longer_and_show_its_message_again_at_once()
    {
        var host = await app.StartAsync(options => options with { DrainLimit = TimeSpan.FromMilliseconds(100) });
        await host.ScriptAsync(new { once = true, untilCancelled = true });
        await app.CalledAsync("Work");

        await host.DisposeAsync();
        await using var next = await app.StartAsync();
        await next.IdleAsync();

        app.Calls("Work").Select(call => call["metadata"]!["DequeueCount"]!.GetValue<string>()).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Should_leave_messages_hidden_and_its_worker_alive_when_it_is_killed()
    {
        await using var host = await app.StartAsync(options => options with { MessageLease = TimeSpan.FromSeconds(5) });
        var (done, orphan) = (app.PathOf("done"), host.ProcessId!.Value);
        await host.ScriptAsync(new { once = true, until = done });
        await app.CalledAsync("Work");

        host.KillHost();
        await TestApp.UntilAsync(() => host.ProcessId is { } next && next != orphan);
        await host.SendAsync("for the next host");
        await app.CalledAsync("Work", 2);
        await File.WriteAllTextAsync(done, "");
        await TestApp.UntilAsync(() => app.Endings.Any(ending => Path.GetFileName(ending).StartsWith($"{orphan}-")));

        // Only when its lease has run out is it worked on again, though the orphan has done it.
        await host.IdleAsync();
        app.Calls("Work").Select(call => call["metadata"]!["DequeueCount"]!.GetValue<string>()).ShouldBe(["1", "1", "2"]);
    }
}
