using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.Tests.ServiceBus;

public sealed class DeadLetterTests
{
    private const string DeadLetters = "jobs/$DeadLetterQueue";

    [Fact]
    public async Task DeadLetter_LockedMessage_LiesThereWithReasonAndDescription()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1");
        await using var receiver = client.CreateReceiver("jobs");

        await receiver.DeadLetterMessageAsync(
            await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound), "no-source", "Nobody sends it.", bed.Bound);
        await using var undertaker = client.CreateReceiver("jobs", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var dead = await undertaker.ReceiveMessageAsync(cancellationToken: bed.Bound);
        await undertaker.CompleteMessageAsync(dead, bed.Bound);

        (dead.MessageId, dead.DeadLetterReason, dead.DeadLetterErrorDescription).ShouldBe(("m1", "no-source", "Nobody sends it."));
        bed.Broker.Lying("jobs").ShouldBeEmpty();
        bed.Broker.Lying(DeadLetters).ShouldBeEmpty();
    }

    [Fact]
    public async Task Abandon_AsOftenAsItMay_MakesADeadLetter()
    {
        await using var bed = new BrokerBed(options => options with { Queues = [new QueueOptions("jobs") { MaxDeliveryCount = 3 }] });
        var client = bed.Client();
        await bed.SendAsync(client, "m1");
        await using var receiver = client.CreateReceiver("jobs");

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var received = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
            received.DeliveryCount.ShouldBe(attempt);
            await receiver.AbandonMessageAsync(received, cancellationToken: bed.Bound);
        }

        var dead = bed.Broker.Lying(DeadLetters).ShouldHaveSingleItem();
        dead.Changes["DeadLetterReason"].ShouldBe("MaxDeliveryCountExceeded");
        bed.Broker.Lying("jobs").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TimeToLive_ThatRanOut_TakesTheMessageAway(bool deadLetters)
    {
        await using var bed = new BrokerBed(options => options with
        {
            Queues = [new QueueOptions("jobs") { TimeToLive = TimeSpan.FromHours(1), DeadLetterOnExpiration = deadLetters }],
        });
        await using var sender = bed.Client().CreateSender("jobs");
        await sender.SendMessageAsync(BrokerBed.Message("of the queue"), bed.Bound);
        await sender.SendMessageAsync(new ServiceBusMessage("") { MessageId = "own", TimeToLive = TimeSpan.FromMinutes(5) }, bed.Bound);

        bed.Clock.Advance(TimeSpan.FromMinutes(5));
        bed.Broker.Lying("jobs").Select(stored => stored.Message.MessageId).ShouldBe(["of the queue"]);
        bed.Clock.Advance(TimeSpan.FromMinutes(55));

        bed.Broker.Lying("jobs").ShouldBeEmpty();
        bed.Broker.Lying(DeadLetters).Select(stored => stored.Changes["DeadLetterReason"])
            .ShouldBe(deadLetters ? ["TTLExpiredException", "TTLExpiredException"] : []);
    }

    [Fact]
    public async Task DeadLetter_DeadLetter_IsRefused()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await bed.SendAsync(client, "m1");
        await using var receiver = client.CreateReceiver("jobs");
        var received = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        await receiver.DeadLetterMessageAsync(received, cancellationToken: bed.Bound);
        await using var undertaker = client.CreateReceiver("jobs", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var dead = await undertaker.ReceiveMessageAsync(cancellationToken: bed.Bound);

        await Should.ThrowAsync<InvalidOperationException>(undertaker.DeadLetterMessageAsync(dead, cancellationToken: bed.Bound));

        bed.Broker.Lying(DeadLetters).ShouldHaveSingleItem();
    }
}
