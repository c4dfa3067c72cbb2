using Azure.Messaging.ServiceBus;

namespace Postvogn.Sandbox.Tests.ServiceBus;

public sealed class SchedulingTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Send_WithATime_ComesThen()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("events");
        var at = bed.Clock.GetUtcNow() + Hour;

        await sender.SendMessageAsync(new ServiceBusMessage("text") { MessageId = "m1", ScheduledEnqueueTime = at }, bed.Bound);
        bed.Clock.Advance(Hour - TimeSpan.FromSeconds(1));
        bed.Broker.Lying("events/Subscriptions/all").ShouldBeEmpty();
        bed.Clock.Advance(TimeSpan.FromSeconds(1));

        bed.Broker.Lying("events/Subscriptions/all").ShouldHaveSingleItem().EnqueuedAt.ShouldBe(at);
    }

    [Fact]
    public async Task Schedule_Several_GivesNumbersThatCancel()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("events");

        var numbers = await sender.ScheduleMessagesAsync(
            [BrokerBed.Message("m1"), BrokerBed.Message("m2")], bed.Clock.GetUtcNow() + Hour, bed.Bound);
        await sender.CancelScheduledMessageAsync(numbers[0], bed.Bound);
        bed.Clock.Advance(Hour);

        bed.Broker.Lying("events/Subscriptions/all").Select(stored => stored.Message.MessageId).ShouldBe(["m2"]);
        var late = await Should.ThrowAsync<ServiceBusException>(sender.CancelScheduledMessageAsync(numbers[1], bed.Bound));
        late.Reason.ShouldBe(ServiceBusFailureReason.MessageNotFound);
    }

    [Fact]
    public async Task Peek_ScheduledMessageOfAQueue_IsSeen()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await using var sender = client.CreateSender("jobs");
        await sender.ScheduleMessageAsync(BrokerBed.Message("m1"), bed.Clock.GetUtcNow() + Hour, bed.Bound);

        var seen = await client.CreateReceiver("jobs").PeekMessageAsync(cancellationToken: bed.Bound);

        (seen.MessageId, seen.State).ShouldBe(("m1", ServiceBusMessageState.Scheduled));
    }
}
