namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Until a positive business receipt comes or seven days have passed (TI 10.11).</summary>
internal sealed class DeliveryDesk(TimeProvider clock, MemoPush push, NationalLedger ledger, BackgroundWork background)
    : IDisposable
{
    private readonly ConcurrentDictionary<(Guid SystemId, Guid MessageUuid), Delivery> deliveries = new();

    public void Offer(MailSystem system, Guid messageUuid, string path, FileDigest digest)
    {
        var delivery = new Delivery(system, messageUuid, path, clock.GetUtcNow());
        if (!deliveries.TryAdd((system.Id, messageUuid), delivery))
            throw new InvalidOperationException($"Letter {messageUuid} was offered to system {system.Id} before.");
        ledger.Append(new MemoOffered(system.Id, messageUuid, digest.Sha256, digest.Size));
        background.Run("delivery", stopping => DeliverAsync(delivery, stopping));
    }

    public async Task<PushAnswer> PushAgainAsync(Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        var pushed = await push.PushAsync(FindOffered(systemId, messageUuid), cancellationToken);
        return pushed.Answer;
    }

    public void ListAgain(Guid systemId, Guid messageUuid) => FindOffered(systemId, messageUuid).MakeAvailable(clock.GetUtcNow());

    public Delivery? Find(Guid systemId, Guid messageUuid) => deliveries.GetValueOrDefault((systemId, messageUuid));

    // Oldest first.
    public IReadOnlyList<Delivery> AvailableTo(Guid systemId)
    {
        var now = clock.GetUtcNow();
        return [.. deliveries.Values.Where(it => it.SystemId == systemId && it.IsAvailable(now)).OrderBy(it => it.OfferedAt)];
    }

    /// <summary>A positive one, or a virus, ends the delivery; any other lets the schedule go on (TI 10.8.5).</summary>
    public void Receipt(Delivery delivery, RecipientReceipt receipt)
    {
        ledger.Append(new MemoReceipted(delivery.SystemId, delivery.MessageUuid, receipt));
        if (receipt.IsPositive)
            End(delivery, DeliveryState.Delivered);
        else if (receipt.IsVirus)
            End(delivery, DeliveryState.StoppedByVirus);
        else
            delivery.MakeAvailable(delivery.NextAt(RetrySchedule.WithoutBusinessReceipt, clock.GetUtcNow()));
    }

    public void Dispose()
    {
        foreach (var delivery in deliveries.Values)
            delivery.Dispose();
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, delivery.Ended);
        try
        {
            if (delivery.IsCalled)
                await PushUntilEndedAsync(delivery, ended.Token, stopping);
            await clock.DelayUntilAsync(delivery.OfferedAt + RetrySchedule.LetterLifetime, ended.Token);
            End(delivery, DeliveryState.Redirected);
        }
        catch (OperationCanceledException) when (delivery.Ended.IsCancellationRequested)
        {
            // A receipt came while the next push was awaited.
        }
    }

    private async Task PushUntilEndedAsync(Delivery delivery, CancellationToken ended, CancellationToken stopping)
    {
        DateTimeOffset? next = delivery.OfferedAt;
        while (next is { } due)
        {
            await clock.DelayUntilAsync(due, ended);
            var pushed = await push.PushAsync(delivery, stopping);
            next = pushed.NextAttemptAt;
        }
    }

    private void End(Delivery delivery, DeliveryState state)
    {
        delivery.MakeAvailable(from: null);
        if (delivery.TryEnd())
            ledger.Append(new DeliveryEnded(delivery.SystemId, delivery.MessageUuid, state));
    }

    private Delivery FindOffered(Guid systemId, Guid messageUuid) =>
        Find(systemId, messageUuid) ?? throw new InvalidOperationException($"Letter {messageUuid} was never offered to system {systemId}.");
}
