using System.Text;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.BlobEvents;
using Postvogn.Sandbox.Store;
using Postvogn.Sandbox.StorageQueues;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>The hints that the app lays, taken by the extension that the Functions host loads, wherever the queues are.</summary>
public abstract class HintsTakenByTheHost
{
    private const string Letter = "0197c1f4-5a4e-4b1c-9d53-7f1f0c2b8a11";
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private protected abstract string ConnectionString { get; }

    private QueueHints Hints => new(new(null, ConnectionString), new(new(null)), NullLogger<QueueHints>.Instance);

    [ContractFact]
    public async Task Should_hand_over_each_hint_once_as_the_app_laid_it()
    {
        using var host = await HintHost.StartAsync(ConnectionString);

        await Hints.SendAsync(HintQueues.Urgent, Letter, CancellationToken.None);
        await Hints.SendAsync(HintQueues.Outbound, "løn", CancellationToken.None);
        TakenHint[] taken = [await host.NextAsync(), await host.NextAsync()];
        await host.StopAsync();

        taken.ShouldBe([new(HintQueues.Urgent, Letter, 1), new(HintQueues.Outbound, "løn", 1)], ignoreOrder: true);
        host.HasMore.ShouldBeFalse();
        (await Hints.CountAsync(HintQueues.Urgent, CancellationToken.None)).ShouldBe(0);
        (await Hints.CountAsync(HintQueues.Outbound, CancellationToken.None)).ShouldBe(0);
    }

    [ContractFact]
    public async Task Should_hand_over_an_event_of_a_blob_that_the_app_can_read()
    {
        var context = new HostContext(new FakeClock(), NullLoggerFactory.Instance);
        var written = BlobCreatedEvent.For(new StoredBlob("drop", "kilde/før & efter.xml", 5, "\"0x1\""), context);
        var path = new BlobPath("drop", "kilde/før & efter.xml");
        using var host = await HintHost.StartAsync(ConnectionString);

        await Raw(HintQueues.Drops).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(written)));
        var ofTheSandbox = await host.NextAsync();
        await Hints.SendAsync(HintQueues.Drops, BlobEvent.HintFor(path), CancellationToken.None);
        var ofSweep = await host.NextAsync();
        await host.StopAsync();

        ofTheSandbox.Text.ShouldBe(written);
        BlobEvent.PathOf(ofTheSandbox.Text).ShouldBe(path);
        BlobEvent.PathOf(ofSweep.Text).ShouldBe(path);
    }

    [ContractFact]
    public async Task Should_hand_over_a_delayed_hint_after_its_time()
    {
        using var host = await HintHost.StartAsync(ConnectionString);

        await Hints.SendAsync(HintQueues.Urgent, "late", Delay, CancellationToken.None);
        await Hints.SendAsync(HintQueues.Urgent, "at once", CancellationToken.None);
        var first = await host.NextAsync();
        Pass(Delay);
        var second = await host.NextAsync();
        await host.StopAsync();

        (first.Text, second.Text).ShouldBe(("at once", "late"));
    }

    [ContractFact]
    public async Task Should_lay_a_hint_aside_that_fails_too_often()
    {
        (await Hints.CountAsync(HintQueues.PoisonOf(HintQueues.Outbound), CancellationToken.None)).ShouldBeNull();
        using var host = await HintHost.StartAsync(ConnectionString, _ => true, ("visibilityTimeout", "00:00:00"));

        await Hints.SendAsync(HintQueues.Outbound, "løn", CancellationToken.None);
        var counts = new List<long>();
        for (var attempt = 0; attempt < host.Options.MaxDequeueCount; attempt++)
            counts.Add((await host.NextAsync()).DequeueCount);
        await host.StopAsync();

        counts.ShouldBe([1, 2, 3, 4, 5]);
        host.HasMore.ShouldBeFalse();
        (await Hints.CountAsync(HintQueues.Outbound, CancellationToken.None)).ShouldBe(0);
        (await Hints.CountAsync(HintQueues.PoisonOf(HintQueues.Outbound), CancellationToken.None)).ShouldBe(1);
        var poison = (await Raw(HintQueues.PoisonOf(HintQueues.Outbound)).PeekMessageAsync()).Value;
        (poison.MessageText, poison.DequeueCount).ShouldBe((Convert.ToBase64String("løn"u8), 0));
    }

    [ContractFact]
    public async Task Should_lay_aside_what_is_not_base64_without_handing_it_over()
    {
        using var host = await HintHost.StartAsync(ConnectionString);

        await Raw(HintQueues.Drops).SendMessageAsync("{ not base64 }");
        await Hints.SendAsync(HintQueues.Drops, "after it", CancellationToken.None);
        var taken = await host.NextAsync();
        await host.StopAsync();

        taken.Text.ShouldBe("after it");
        (await Raw(HintQueues.PoisonOf(HintQueues.Drops)).ReceiveMessageAsync()).Value.MessageText.ShouldBe("{ not base64 }");
    }

    [ContractFact]
    public async Task Should_read_the_deployed_host_json()
    {
        using var host = await HintHost.StartAsync(ConnectionString);

        var options = host.Options;
        await host.StopAsync();

        options.MessageEncoding.ShouldBe(QueueMessageEncoding.Base64);
        options.MaxDequeueCount.ShouldBe(5);
        options.VisibilityTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        options.MaxPollingInterval.ShouldBe(TimeSpan.FromSeconds(2));
        (options.BatchSize, options.NewBatchThreshold).ShouldBe((8, 4));
    }

    /// <summary>Lets time pass for the queues.</summary>
    private protected abstract void Pass(TimeSpan time);

    private protected QueueClient Raw(string queue) => new(ConnectionString, queue);
}

/// <summary>From the stand-in of Azure Storage's queues: the extension is content with it.</summary>
public sealed class When_the_host_takes_hints_from_the_stand_in : HintsTakenByTheHost, IAsyncLifetime
{
    private const int Refused = 1;
    private readonly FakeClock clock = new();
    private readonly CollectedLogs refusals = new();
    private QueueService service = null!;

    private protected override string ConnectionString => service.ConnectionString;

    public async Task InitializeAsync()
    {
        service = await QueueService.StartAsync(clock, new LoggerFactory([refusals]), CancellationToken.None);
        foreach (var queue in HintQueues.All)
            await Raw(queue).CreateAsync();
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task Should_wait_for_a_queue_that_is_not_there_and_not_make_it()
    {
        foreach (var queue in HintQueues.All)
            await Raw(queue).DeleteAsync();
        using var host = await HintHost.StartAsync(ConnectionString);
        await refusals.WaitForAsync(Refused, times: 6);
        (await Raw(HintQueues.Drops).ExistsAsync()).Value.ShouldBeFalse();

        await Raw(HintQueues.Drops).CreateAsync();
        await Raw(HintQueues.Drops).SendMessageAsync(Convert.ToBase64String("a"u8));
        var taken = await host.NextAsync();
        await host.StopAsync();

        taken.ShouldBe(new(HintQueues.Drops, "a", 1));
    }

    private protected override void Pass(TimeSpan time) => clock.Advance(time);
}

/// <summary>From Azurite's own queues.</summary>
[Collection(AzuriteFixture.Collection)]
public sealed class When_the_host_takes_hints_from_Azurite(AzuriteFixture azurite) : HintsTakenByTheHost, IAsyncLifetime
{
    public static string? Missing => AzuriteServer.Missing;

    private protected override string ConnectionString => azurite.Server.ConnectionString;

    // The names of the queues are fixed, and so is what the host makes of them: each test finds them empty, and no poison queue.
    public async Task InitializeAsync()
    {
        if (Missing is not null) return;
        foreach (var queue in HintQueues.All)
            await Raw(HintQueues.PoisonOf(queue)).DeleteIfExistsAsync();
        await azurite.Server.CreateQueuesAsync(HintQueues.All);
        foreach (var queue in HintQueues.All)
            await Raw(queue).ClearMessagesAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    // It passes by itself.
    private protected override void Pass(TimeSpan time)
    {
    }
}
