using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Faults;
using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.Tests.ServiceBus;

/// <summary>What an outbox has to stand.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(nameof(BrokerFault.DropBeforeStoring), 0)]
    [InlineData(nameof(BrokerFault.DropAfterStoring), 1)]
    public async Task Send_WhenTheConnectionBreaks_FailsWhetherItIsThereOrNot(string fault, int there)
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");
        bed.Broker.Faults.Order(Enum.Parse<BrokerFault>(fault), "jobs");

        var failed = await Should.ThrowAsync<ServiceBusException>(sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        failed.IsTransient.ShouldBeTrue();
        bed.Broker.Lying("jobs").Count.ShouldBe(there);
        await sender.SendMessageAsync(BrokerBed.Message("m2"), bed.Bound);
        bed.Broker.Lying("jobs").Count.ShouldBe(there + 1);
    }

    [Fact]
    public async Task Send_AgainAfterALostAnswer_IsOneMessageWithDuplicateDetection()
    {
        await using var bed = new BrokerBed(options => options with
        {
            Queues = [new QueueOptions("jobs") { DuplicateDetection = TimeSpan.FromMinutes(10) }],
        });
        await using var sender = bed.Client(retries: 1).CreateSender("jobs");
        bed.Broker.Faults.Order(BrokerFault.DropAfterStoring, "jobs");

        await sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);

        bed.Broker.Lying("jobs").ShouldHaveSingleItem();
        bed.Broker.Sent("jobs").Select(sent => sent.Result.IsDouble).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Send_WhenThrottled_IsToldThatTheServerIsBusy()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");
        bed.Broker.Faults.Order(BrokerFault.Throttle);

        var busy = await Should.ThrowAsync<ServiceBusException>(sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        (busy.Reason, busy.IsTransient).ShouldBe((ServiceBusFailureReason.ServiceBusy, true));
        bed.Broker.Sent("jobs").ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_WhenTheLinkIsRefused_IsToldThatTheServerIsBusy()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");
        bed.Broker.Faults.Order(BrokerFault.RefuseLink, "jobs");

        var busy = await Should.ThrowAsync<ServiceBusException>(sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        busy.Reason.ShouldBe(ServiceBusFailureReason.ServiceBusy);
    }

    [Theory]
    [InlineData(nameof(BrokerFault.IgnoreTransfer), 0)]
    [InlineData(nameof(BrokerFault.StoreSilently), 1)]
    public async Task Send_WithoutAnAnswer_WaitsUntilItIsGivenUp(string fault, int there)
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(bed.Bound);
        bed.Broker.Faults.Order(Enum.Parse<BrokerFault>(fault));

        var sending = sender.SendMessageAsync(BrokerBed.Message("m1"), patience.Token);
        await bed.Broker.Record.UntilAsync(BrokerEventKind.FaultPlayed, 1, "jobs", bed.Bound);
        sending.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);

        bed.Broker.Sent("jobs").Count.ShouldBe(there);
    }

    [Fact]
    public async Task Token_RefusedByOrder_LetsTheNextOneIn()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");
        bed.Broker.Faults.Order(BrokerFault.RefuseToken, "jobs");

        await Should.ThrowAsync<UnauthorizedAccessException>(sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));
        await sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);

        bed.Broker.Sent("jobs").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Token_NeverAnswered_FailsWhenTheConnectionIsGivenUp()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client().CreateSender("jobs");
        bed.Broker.Faults.Order(BrokerFault.IgnoreToken, "jobs");

        var sending = sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);
        await bed.Broker.Record.UntilAsync(BrokerEventKind.FaultPlayed, 1, "jobs", bed.Bound);
        sending.IsCompleted.ShouldBeFalse();
        bed.Broker.DropConnections();

        await Should.ThrowAsync<ServiceBusException>(sending);
    }

    [Theory]
    [InlineData(nameof(BrokerFault.DropBeforeSettling), 1)]
    [InlineData(nameof(BrokerFault.DropAfterSettling), 0)]
    public async Task Complete_WhenTheConnectionBreaks_FailsWhetherItIsDoneOrNot(string fault, int there)
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await client.CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);
        await using var receiver = client.CreateReceiver("jobs");
        var received = await receiver.ReceiveMessageAsync(cancellationToken: bed.Bound);
        bed.Broker.Faults.Order(Enum.Parse<BrokerFault>(fault), "jobs");

        await Should.ThrowAsync<ServiceBusException>(receiver.CompleteMessageAsync(received, bed.Bound));

        bed.Broker.Lying("jobs").Count.ShouldBe(there);
    }

    [Fact]
    public async Task DropConnections_WhileNothingIsSent_IsMendedByTheNextSend()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client(retries: 1).CreateSender("jobs");
        await sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);

        bed.Broker.DropConnections();
        await sender.SendMessageAsync(BrokerBed.Message("m2"), bed.Bound);

        bed.Broker.Lying("jobs").Count.ShouldBe(2);
        bed.Broker.Record.Events.Count(one => one.Kind == BrokerEventKind.ConnectionOpened).ShouldBe(2);
    }

    [Fact]
    public async Task Dispose_WhileClientsAreConnected_ClosesTheirConnections()
    {
        await using var bed = new BrokerBed();
        var client = bed.Client();
        await client.CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);
        var receiving = client.CreateReceiver("jobs").ReceiveMessagesAsync(10, cancellationToken: bed.Bound);
        (await receiving).ShouldHaveSingleItem();
        bed.Broker.ConnectionCount.ShouldBe(1);

        await bed.Broker.DisposeAsync();

        bed.Broker.ConnectionCount.ShouldBe(0);
        await Should.ThrowAsync<ServiceBusException>(client.CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m2"), bed.Bound));
    }
}
