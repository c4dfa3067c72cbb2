using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.Tests.ServiceBus;

public sealed class SendingTests
{
    [Fact]
    public async Task Send_OneMessage_IsTakenWithAllThatItsSenderWrote()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("events");

        await sender.SendMessageAsync(
            new ServiceBusMessage("{\"a\":1}")
            {
                MessageId = "m1",
                Subject = "letter",
                ContentType = "application/cloudevents+json",
                CorrelationId = "c1",
                TimeToLive = TimeSpan.FromHours(2),
                ApplicationProperties = { ["kind"] = "outcome", ["attempt"] = 3 },
            },
            bed.Bound);

        var sent = bed.Broker.Sent("events").ShouldHaveSingleItem();
        sent.At.ShouldBe(bed.Clock.GetUtcNow());
        sent.Result.DeliveredTo.ShouldBe(["events/Subscriptions/all"]);
        var message = sent.Message;
        (message.MessageId, message.Subject, message.ContentType, message.CorrelationId)
            .ShouldBe(("m1", "letter", "application/cloudevents+json", "c1"));
        message.TimeToLive.ShouldBe(TimeSpan.FromHours(2));
        message.Properties.ShouldBe(new Dictionary<string, object?> { ["kind"] = "outcome", ["attempt"] = 3 }, ignoreOrder: true);
        System.Text.Encoding.UTF8.GetString(message.Body.Span).ShouldBe("{\"a\":1}");
    }

    [Fact]
    public async Task Send_Batch_IsTakenAsItsMessages()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");
        using var batch = await sender.CreateMessageBatchAsync(bed.Bound);
        for (var number = 0; number < 50; number++)
            batch.TryAddMessage(BrokerBed.Message($"m{number}")).ShouldBeTrue();

        await sender.SendMessagesAsync(batch, bed.Bound);

        bed.Broker.Sent("jobs").Select(sent => sent.Message.MessageId).ShouldBe(Enumerable.Range(0, 50).Select(number => $"m{number}"));
        bed.Broker.Lying("jobs").Count.ShouldBe(50);
    }

    [Fact]
    public async Task Send_MessageOfTheLargestSize_IsTaken()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");

        await sender.SendMessageAsync(new ServiceBusMessage(new byte[250 * 1024]), bed.Bound);
        var tooLarge = await Should.ThrowAsync<ServiceBusException>(
            sender.SendMessageAsync(new ServiceBusMessage(new byte[300 * 1024]), bed.Bound));

        tooLarge.Reason.ShouldBe(ServiceBusFailureReason.MessageSizeExceeded);
        bed.Broker.Sent("jobs").ShouldHaveSingleItem().Message.Body.Length.ShouldBe(250 * 1024);
    }

    [Fact]
    public async Task Send_SameMessageIdWithinTheWindow_IsToldThatItIsSentAndIsNotThere()
    {
        await using var bed = new BrokerBed(options => options with
        {
            Topics = [new TopicOptions("events", new SubscriptionOptions("all")) { DuplicateDetection = TimeSpan.FromMinutes(10) }],
        });
        await using var sender = bed.Client().CreateSender("events");

        await sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);
        bed.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await sender.SendMessagesAsync([BrokerBed.Message("m1"), BrokerBed.Message("m2")], bed.Bound);
        bed.Broker.Lying("events/Subscriptions/all").Select(stored => stored.Message.MessageId).ShouldBe(["m1", "m2"]);
        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);

        bed.Broker.Lying("events/Subscriptions/all").Select(stored => stored.Message.MessageId).ShouldBe(["m1", "m2", "m1"]);
        bed.Broker.Sent("events").Select(sent => sent.Result.IsDouble).ShouldBe([false, true, false, false]);
    }

    [Fact]
    public async Task Send_ToWhatIsNotThere_IsRefused()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("nothing");

        var refused = await Should.ThrowAsync<ServiceBusException>(sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        refused.Reason.ShouldBe(ServiceBusFailureReason.MessagingEntityNotFound);
    }

    [Fact]
    public async Task Send_WithAThousandMessages_TakesThemAllInOrder()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");

        for (var number = 0; number < 1000; number++)
            await sender.SendMessageAsync(BrokerBed.Message($"m{number}"), bed.Bound);

        bed.Broker.Lying("jobs").Select(stored => stored.SequenceNumber).ShouldBe(Enumerable.Range(1, 1000).Select(number => (long)number));
    }
}
