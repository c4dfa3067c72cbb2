using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_messages_wait : IDisposable
{
    private const string Many = """, "cardinality": "many", "dataType": "string" """;
    private readonly TestApp app = new TestApp().QueueFunction("Single").QueueFunction("Batch", Many);

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Should_work_on_maxConcurrentCalls_of_them_at_a_time()
    {
        await using var host = await app.StartAsync();
        for (var message = 0; message < 6; message++) host.SendScript("single", new { silent = true });

        await app.CalledAsync("Single", 4);

        var depth = host.Depth("single");
        (depth.Locked, depth.Waiting).ShouldBe((4, 2));
    }

    [Fact]
    public async Task Should_take_batches_of_at_least_and_at_most_what_is_set()
    {
        ServiceBus("maxMessageBatchSize", 3);
        ServiceBus("minMessageBatchSize", 2);
        ServiceBus("maxBatchWaitTime", "00:00:10");
        await using var host = await app.StartAsync();

        host.Queues.Send("batch", "a");
        host.Queues.Send("batch", "b");
        await host.IdleAsync();

        app.Calls("Batch").Single()["Data"]!["msg"]!.GetValue<string>().ShouldBe("""["a","b"]""");
    }

    [Fact]
    public async Task Should_go_with_fewer_when_maxBatchWaitTime_has_passed()
    {
        ServiceBus("minMessageBatchSize", 2);
        ServiceBus("maxBatchWaitTime", "00:00:00.1");
        await using var host = await app.StartAsync();

        host.Queues.Send("batch", "a");
        await host.IdleAsync();

        app.Calls("Batch").Single()["Data"]!["msg"]!.GetValue<string>().ShouldBe("""["a"]""");
    }

    [Fact]
    public async Task Should_renew_the_lock_of_a_single_message()
    {
        await using var host = await app.StartAsync(options => options with { LockDuration = TimeSpan.FromMilliseconds(200) });

        host.SendScript("single", new { delayMilliseconds = 600 });
        await host.IdleAsync();

        app.Calls("Single").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Should_not_renew_the_locks_of_a_batch_and_so_deliver_again_what_took_too_long()
    {
        await using var host = await app.StartAsync(options => options with { LockDuration = TimeSpan.FromMilliseconds(200), MaxDeliveryCount = 2 });

        host.SendScript("batch", new { delayMilliseconds = 600 });
        var ended = await host.EndedAsync("Batch", 2);
        await host.IdleAsync();

        ended.ShouldAllBe(invocation => invocation.Outcome == InvocationOutcome.Succeeded);
        host.Queues.DeadLetters.Single().Description.ShouldContain("lock ran out");
    }

    [Fact]
    public async Task Should_never_complete_without_autoCompleteMessages()
    {
        ServiceBus("autoCompleteMessages", false);
        ServiceBus("maxAutoLockRenewalDuration", "00:00:00");
        await using var host = await app.StartAsync(options => options with { LockDuration = TimeSpan.FromMilliseconds(300), MaxDeliveryCount = 1 });

        host.Queues.Send("single", "a");
        await host.IdleAsync();

        host.Queues.DeadLetters.Single().Description.ShouldContain("lock ran out");
    }

    private void ServiceBus(string setting, JsonNode value) => app.HostJson["extensions"]!["serviceBus"]![setting] = value;
}
