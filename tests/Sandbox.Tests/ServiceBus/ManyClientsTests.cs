using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.Tests.ServiceBus;

public sealed class ManyClientsTests
{
    private const int Senders = 4;
    private const int MessagesEach = 100;

    [Fact]
    public async Task SendAndReceive_WhileConnectionsBreak_LosesNothing()
    {
        await using var bed = new BrokerBed(
            options => options with { Queues = [new QueueOptions("jobs") { DuplicateDetection = TimeSpan.FromHours(1) }] },
            new FakeClock(TimeProvider.System.GetUtcNow()));
        var handled = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await using var processor = Processor(bed, handled);
        await processor.StartProcessingAsync(bed.Bound);

        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendAsync(bed, sender)));
        for (var breaks = 1; breaks <= 5; breaks++)
        {
            await bed.Broker.Record.UntilSentAsync("jobs", breaks * 50, bed.Bound);
            bed.Broker.DropConnections();
        }
        await sending;
        // What was locked over a broken connection is free again when its lock ends.
        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        while (bed.Broker.Lying("jobs").Count > 0)
        {
            bed.Bound.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        await processor.StopProcessingAsync(bed.Bound);

        handled.Count.ShouldBe(Senders * MessagesEach);
        bed.Broker.Lying("jobs/$DeadLetterQueue").ShouldBeEmpty();
    }

    private static ServiceBusProcessor Processor(BrokerBed bed, ConcurrentDictionary<string, bool> handled)
    {
        var processor = bed.Client(retries: 3).CreateProcessor(
            "jobs", new ServiceBusProcessorOptions { MaxConcurrentCalls = 8, PrefetchCount = 20 });
        processor.ProcessMessageAsync += message =>
        {
            handled[message.Message.MessageId] = true;
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        return processor;
    }

    private static async Task SendAsync(BrokerBed bed, int number)
    {
        await using var sender = bed.Client(retries: 10).CreateSender("jobs");
        for (var message = 0; message < MessagesEach; message++)
            await sender.SendMessageAsync(BrokerBed.Message($"{number}-{message}"), bed.Bound);
    }
}
