using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Queues;

public sealed class MessageQueueTests : IDisposable
{
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(1);
    private readonly FakeClock clock = new();
    private readonly ActivityGauge gauge = new();
    private readonly MessageQueue queue;

    public MessageQueueTests() => queue = new MessageQueue("q", new QueueRules(Lock, 3), TestContext.With(clock), gauge);

    public void Dispose() => queue.Dispose();

    [Fact]
    public void TryReceive_SeveralMessages_GivesThemInOrder()
    {
        queue.Send("a");
        queue.Send("b");

        queue.TryReceive(Lock)!.Body.ShouldBe("a");
        queue.TryReceive(Lock)!.Body.ShouldBe("b");
        queue.TryReceive(Lock).ShouldBeNull();
        queue.Depth.ShouldBe(new QueueDepth("q", 0, 2, 0));
    }

    [Fact]
    public void Complete_LockedMessage_RemovesItForGood()
    {
        queue.Send("a");

        queue.Complete(queue.TryReceive(Lock)!).ShouldBeTrue();

        clock.Advance(Lock * 2);
        queue.Depth.ShouldBe(new QueueDepth("q", 0, 0, 0));
        gauge.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void Abandon_LockedMessage_ComesFirstAgainWithAHigherCount()
    {
        queue.Send("a");
        queue.Send("b");

        queue.Abandon(queue.TryReceive(Lock)!, "failed");

        var again = queue.TryReceive(Lock)!;
        again.Body.ShouldBe("a");
        again.DeliveryCount.ShouldBe(2);
    }

    [Fact]
    public void Abandon_MaxDeliveryCount_DeadLettersWithTheLastError()
    {
        queue.Send("a");
        for (var delivery = 1; delivery <= 3; delivery++) queue.Abandon(queue.TryReceive(Lock)!, $"error {delivery}");

        queue.TryReceive(Lock).ShouldBeNull();
        queue.DeadLetters.Single().ShouldBe(new DeadLetter("q", 1, "a", 3, "MaxDeliveryCountExceeded", "error 3"));
        gauge.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void Lock_RunOut_GivesTheMessageBackAndMakesTheOldLockWorthless()
    {
        queue.Send("a");
        var first = queue.TryReceive(Lock)!;

        clock.Advance(Lock - TimeSpan.FromSeconds(1));
        queue.TryReceive(Lock).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(1));

        var second = queue.TryReceive(Lock)!;
        second.DeliveryCount.ShouldBe(2);
        queue.Complete(first).ShouldBeFalse();
        queue.Abandon(first, "late").ShouldBeFalse();
        queue.Complete(second).ShouldBeTrue();
    }

    [Fact]
    public void Resubmit_DeadLetter_IsANewMessageCountedAnew()
    {
        queue.Send("a");
        for (var delivery = 1; delivery <= 3; delivery++) queue.Abandon(queue.TryReceive(Lock)!, "failed");

        queue.Resubmit(1).ShouldBeTrue();
        queue.Resubmit(1).ShouldBeFalse();

        var again = queue.TryReceive(Lock)!;
        again.SequenceNumber.ShouldBe(2);
        again.DeliveryCount.ShouldBe(1);
        queue.DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public async Task ReceiveAsync_EmptyQueue_WaitsForTheNextMessage()
    {
        var waiting = queue.ReceiveAsync(Lock, CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();

        queue.Send("a");

        (await waiting).Body.ShouldBe("a");
    }

    [Fact]
    public async Task ReceiveAsync_Cancelled_LosesNoMessage()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = queue.ReceiveAsync(Lock, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);

        queue.Send("a");

        queue.TryReceive(Lock)!.DeliveryCount.ShouldBe(1);
    }
}
