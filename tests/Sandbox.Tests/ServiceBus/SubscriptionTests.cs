using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.Tests.ServiceBus;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task Send_ToATopic_ReachesTheSubscriptionsWhoseFiltersMatch()
    {
        await using var bed = new BrokerBed(options => options with
        {
            Topics =
            [
                new TopicOptions(
                    "events",
                    new SubscriptionOptions("all"),
                    Filtered("outcomes", ("kind", "outcome")),
                    Filtered("rejected-of-schools", ("kind", "outcome"), ("state", "Rejected"), ("folder", "schools")),
                    Filtered("attempts", ("attempt", 2)),
                    new SubscriptionOptions("either") { Rules = [Rule("class", "print"), Rule("kind", "received")] },
                    new SubscriptionOptions("subject") { Rules = [new Rule { Subject = "letter", ContentType = "application/json" }] },
                    new SubscriptionOptions("none") { Rules = [] }),
            ],
        });
        await using var sender = bed.Client().CreateSender("events");

        await sender.SendMessagesAsync(
            [
                Event("1", ("kind", "outcome"), ("state", "Rejected"), ("folder", "schools"), ("class", "print")),
                Event("2", ("kind", "outcome"), ("state", "Completed"), ("folder", "schools")),
                Event("3", ("kind", "received"), ("class", "print"), ("attempt", 2)),
                Event("4", ("kind", "Outcome"), ("attempt", 2L)),
                new ServiceBusMessage("") { MessageId = "5", Subject = "letter", ContentType = "application/json" },
            ],
            bed.Bound);

        bed.Broker.Sent("events").Select(sent => string.Join(' ', sent.Result.DeliveredTo.Select(path => path.Split('/')[^1]))).ShouldBe(
        [
            "all outcomes rejected-of-schools either",
            "all outcomes",
            "all attempts either",
            "all",
            "all subject",
        ]);
    }

    [Fact]
    public async Task Receive_FromEachSubscription_SettlesItsOwn()
    {
        await using var bed = new BrokerBed(options => options with
        {
            Topics = [new TopicOptions("events", new SubscriptionOptions("a"), new SubscriptionOptions("b"))],
        });
        var client = bed.Client();
        await using var sender = client.CreateSender("events");
        await sender.SendMessageAsync(Event("1", ("kind", "outcome")), bed.Bound);
        await using var receiver = client.CreateReceiver("events", "a");

        await receiver.DeadLetterMessageAsync(
            await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound), "why", cancellationToken: bed.Bound);

        bed.Broker.Lying("events/Subscriptions/a").ShouldBeEmpty();
        bed.Broker.Lying("events/Subscriptions/a/$DeadLetterQueue").ShouldHaveSingleItem();
        bed.Broker.Lying("events/Subscriptions/b").ShouldHaveSingleItem();
    }

    private static SubscriptionOptions Filtered(string name, params (string Name, object Value)[] properties) =>
        new(name) { Rules = [new Rule { Properties = properties.ToDictionary(pair => pair.Name, pair => pair.Value) }] };

    private static Rule Rule(string name, object value) => new() { Properties = new Dictionary<string, object> { [name] = value } };

    private static ServiceBusMessage Event(string id, params (string Name, object Value)[] properties)
    {
        var message = BrokerBed.Message(id);
        foreach (var (name, value) in properties)
            message.ApplicationProperties[name] = value;
        return message;
    }
}
