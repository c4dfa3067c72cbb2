using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.Tests.ServiceBus;

public sealed class ReceivingTests
{
    private const string DeadLetters = "jobs/$DeadLetterQueue";

    [Fact]
    public async Task Complete_LockedMessage_IsGone()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1");
        await using var receiver = client.CreateReceiver("jobs");

        var received = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        received.ShouldSatisfyAllConditions(
            () => received.MessageId.ShouldBe("m1"),
            () => received.Body.ToString().ShouldBe("text"),
            () => received.ApplicationProperties["kind"].ShouldBe("outcome"),
            () => received.DeliveryCount.ShouldBe(1),
            () => received.SequenceNumber.ShouldBe(1),
            () => received.EnqueuedTime.ShouldBe(bed.Clock.GetUtcNow()),
            () => received.LockedUntil.ShouldBe(bed.Clock.GetUtcNow().AddMinutes(1)));
        await receiver.CompleteMessageAsync(received, bed.Bound);

        bed.Broker.Lying("jobs").ShouldBeEmpty();
    }

    [Fact]
    public async Task Abandon_LockedMessage_ComesAgainWithWhatWasChanged()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1", "m2");
        await using var receiver = client.CreateReceiver("jobs");

        var first = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        await receiver.AbandonMessageAsync(first, new Dictionary<string, object>(StringComparer.Ordinal) { ["why"] = "later" }, bed.Bound);
        var again = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);

        again.MessageId.ShouldBe("m1");
        again.DeliveryCount.ShouldBe(2);
        again.ApplicationProperties["why"].ShouldBe("later");
    }

    [Fact]
    public async Task Defer_LockedMessage_ComesByItsNumberAlone()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1", "m2");
        await using var receiver = client.CreateReceiver("jobs");

        var deferred = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        await receiver.DeferMessageAsync(deferred, cancellationToken: bed.Bound);
        (await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound)).MessageId.ShouldBe("m2");
        var fetched = await receiver.ReceiveDeferredMessageAsync(deferred.SequenceNumber, bed.Bound);
        fetched.State.ShouldBe(ServiceBusMessageState.Deferred);
        await receiver.CompleteMessageAsync(fetched, bed.Bound);

        var gone = await Should.ThrowAsync<ServiceBusException>(
            receiver.ReceiveDeferredMessageAsync(deferred.SequenceNumber, bed.Bound));
        gone.Reason.ShouldBe(ServiceBusFailureReason.MessageNotFound);
        bed.Broker.Lying("jobs").Select(stored => stored.Message.MessageId).ShouldBe(["m2"]);
    }

    [Theory]
    [InlineData("abandon", 1, 0)]
    [InlineData("defer", 1, 0)]
    [InlineData("dead-letter", 0, 1)]
    public async Task Settle_DeferredMessage_IsAsWithAnother(string how, int lying, int dead)
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1");
        await using var receiver = client.CreateReceiver("jobs");
        var deferred = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        await receiver.DeferMessageAsync(deferred, cancellationToken: bed.Bound);
        var fetched = await receiver.ReceiveDeferredMessageAsync(deferred.SequenceNumber, bed.Bound);

        await (how switch
        {
            "abandon" => receiver.AbandonMessageAsync(fetched, cancellationToken: bed.Bound),
            "defer" => receiver.DeferMessageAsync(fetched, cancellationToken: bed.Bound),
            _ => receiver.DeadLetterMessageAsync(fetched, "why", "what", bed.Bound),
        });

        bed.Broker.Lying("jobs").Count.ShouldBe(lying);
        bed.Broker.Lying(DeadLetters).Count.ShouldBe(dead);
    }

    [Fact]
    public async Task Lock_ThatRanOut_IsLostAndTheMessageComesAgain()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1");
        await using var receiver = client.CreateReceiver("jobs");

        var first = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        var lost = await Should.ThrowAsync<ServiceBusException>(receiver.CompleteMessageAsync(first, bed.Bound));
        var again = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);

        lost.Reason.ShouldBe(ServiceBusFailureReason.MessageLockLost);
        again.DeliveryCount.ShouldBe(2);
        await receiver.CompleteMessageAsync(again, bed.Bound);
    }

    [Fact]
    public async Task Renew_BeforeTheEnd_HoldsTheLock()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1");
        await using var receiver = client.CreateReceiver("jobs");

        var received = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        bed.Clock.Advance(TimeSpan.FromSeconds(50));
        await receiver.RenewMessageLockAsync(received, bed.Bound);
        received.LockedUntil.ShouldBe(bed.Clock.GetUtcNow().AddMinutes(1));
        bed.Clock.Advance(TimeSpan.FromSeconds(50));
        await receiver.CompleteMessageAsync(received, bed.Bound);

        var late = await Should.ThrowAsync<ServiceBusException>(receiver.RenewMessageLockAsync(received, bed.Bound));
        late.Reason.ShouldBe(ServiceBusFailureReason.MessageLockLost);
    }

    [Fact]
    public async Task Peek_LocksNothing()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1", "m2", "m3");
        await using var receiver = client.CreateReceiver("jobs");

        (await receiver.PeekMessagesAsync(2, cancellationToken: bed.Bound)).Select(message => message.MessageId).ShouldBe(["m1", "m2"]);
        (await receiver.PeekMessagesAsync(2, cancellationToken: bed.Bound)).Select(message => message.MessageId).ShouldBe(["m3"]);
        (await receiver.PeekMessageAsync(cancellationToken: bed.Bound)).ShouldBeNull();
        (await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound)).MessageId.ShouldBe("m1");
    }

    [Fact]
    public async Task ReceiveAndDelete_GivesEachOnceAndKeepsNothing()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1", "m2");
        await using var receiver = client.CreateReceiver(
            "jobs", new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });

        (await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound)).MessageId.ShouldBe("m1");
        (await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound)).MessageId.ShouldBe("m2");

        bed.Broker.Lying("jobs").ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_WhileNothingIsThere_WaitsForTheNext()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await using var receiver = client.CreateReceiver("jobs");

        var receiving = receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        await bed.SendAsync(client, "m1");

        (await receiving).MessageId.ShouldBe("m1");
    }

    [Fact]
    public async Task Receive_WithPrefetch_GivesBackWhatNobodySaw()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1", "m2", "m3");
        await using (var receiver = client.CreateReceiver("jobs", new ServiceBusReceiverOptions { PrefetchCount = 10 }))
        {
            var received = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
            await bed.Broker.Record.UntilAsync(BrokerEventKind.Delivered, 3, "jobs", bed.Bound);
            await receiver.CompleteMessageAsync(received, bed.Bound);
        }

        await using var next = client.CreateReceiver("jobs");
        var second = await next.ReceiveMessageAsync(cancellationToken: bed.Bound);
        (second.MessageId, second.DeliveryCount).ShouldBe(("m2", 1));
    }

    [Fact]
    public async Task Processor_OfASubscription_CompletesWhatItHandled()
    {
        // A processor sets a timer to the end of each lock, by the machine's clock.
        await using var bed = new BrokerBed(clock: new FakeClock(TimeProvider.System.GetUtcNow()));
        var client = bed.Client();
        await using var sender = client.CreateSender("events");
        await sender.SendMessagesAsync(Enumerable.Range(0, 20).Select(number => BrokerBed.Message($"m{number}")), bed.Bound);
        await using var processor = client.CreateProcessor(
            "events", "all", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4, PrefetchCount = 5 });
        var handled = new System.Collections.Concurrent.ConcurrentBag<string>();
        processor.ProcessMessageAsync += message =>
        {
            handled.Add(message.Message.MessageId);
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;

        await processor.StartProcessingAsync(bed.Bound);
        await bed.Broker.Record.UntilAsync(BrokerEventKind.Settled, 20, subject: null, bed.Bound);
        await processor.StopProcessingAsync(bed.Bound);

        handled.ShouldBe(Enumerable.Range(0, 20).Select(number => $"m{number}"), ignoreOrder: true);
        bed.Broker.Lying("events/Subscriptions/all").ShouldBeEmpty();
    }

    [Fact]
    public async Task Accept_Session_IsRefusedRatherThanIgnored()
    {
        await using var bed = new BrokerBed();

        await Should.ThrowAsync<NotSupportedException>(bed.Client().AcceptSessionAsync("jobs", "s1", cancellationToken: bed.Bound));
    }
}
