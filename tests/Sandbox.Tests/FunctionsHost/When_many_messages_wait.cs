using System.Text.Json;
using Azure;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_many_messages_wait : IAsyncLifetime
{
    private readonly TestApp app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Should_take_a_batch_at_once_and_more_only_when_few_are_left()
    {
        app.HostJson("extensions.queues.batchSize", "4").HostJson("extensions.queues.newBatchThreshold", "2");
        var done = app.PathOf("done");
        await app.SendAsync("work", Enumerable.Repeat(JsonSerializer.Serialize(new { until = done }), 12));
        await using var host = await app.StartAsync();

        await app.CalledAsync("Work", 4);
        var atOnce = app.Calls("Work").Count;
        await File.WriteAllTextAsync(done, "");
        await host.IdleAsync();

        atOnce.ShouldBe(4);
        app.Calls("Work").Count.ShouldBe(12);
    }

    [Fact]
    public async Task Should_make_no_queue_and_find_the_one_that_is_made_later()
    {
        app.Settings["WorkQueue"] = "late";
        await using var host = await app.StartAsync();
        await host.IdleAsync();
        (await Should.ThrowAsync<RequestFailedException>(() => host.Queues.SendAsync("late", "a", CancellationToken.None)))
            .ErrorCode.ShouldBe("QueueNotFound");
        (await Should.ThrowAsync<ArgumentException>(() => host.Queues.SendAsync("work", "a", CancellationToken.None)))
            .Message.ShouldContain("late");

        await app.SendAsync("late", ["a"]);
        await host.IdleAsync();

        app.Calls("Work").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_hide_a_message_anew_while_its_function_runs()
    {
        await using var host = await app.StartAsync(options => options with { MessageLease = TimeSpan.FromSeconds(1) });
        var (done, began) = (app.PathOf("done"), TimeProvider.System.GetTimestamp());
        await host.ScriptAsync(new { until = done });
        await app.CalledAsync("Work");

        // Two leases and more: others would have taken it meanwhile.
        await TestApp.UntilAsync(() => TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(2.5));
        await File.WriteAllTextAsync(done, "");
        await host.IdleAsync();

        app.Calls("Work").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_wait_visibilityTimeout_before_it_tries_again()
    {
        await using var host = await app.HostJson("extensions.queues.visibilityTimeout", "00:00:01").StartAsync();

        await host.ScriptAsync(new { failDeliveries = 1 });
        var tries = await host.EndedAsync("Work", 2);

        (tries[1].StartedAt - tries[0].StartedAt).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        tries[1].Outcome.ShouldBe(InvocationOutcome.Succeeded);
    }
}
