namespace Postvogn.Sandbox.DigitalPost;

internal sealed class DeliveryAccounts
{
    private readonly OrderedDictionary<(Guid SystemId, Guid MessageUuid), LedgerDelivery> deliveries = [];

    public void Apply(LedgerEntry entry)
    {
        switch (entry)
        {
            case MemoOffered it:
                deliveries[(it.SystemId, it.MessageUuid)] = new LedgerDelivery(it.SystemId, it.MessageUuid, it.Sha256, it.Size);
                break;
            case MemoPushed pushed:
                Change(pushed.SystemId, pushed.MessageUuid, it => Pushed(it, pushed.Answer.IsAccepted));
                break;
            case MemoFetched fetched:
                Change(fetched.SystemId, fetched.MessageUuid, it => it with { Fetches = it.Fetches + 1 });
                break;
            case MemoReceipted receipted:
                Change(receipted.SystemId, receipted.MessageUuid, it => Receipted(it, receipted.Receipt.IsPositive));
                break;
            case DeliveryEnded ended:
                Change(ended.SystemId, ended.MessageUuid, it => it with { State = ended.State });
                break;
        }
    }

    public LedgerDelivery? Find(Guid systemId, Guid messageUuid) => deliveries.GetValueOrDefault((systemId, messageUuid));

    public List<LedgerDelivery> ToList() => [.. deliveries.Values];

    private void Change(Guid systemId, Guid messageUuid, Func<LedgerDelivery, LedgerDelivery> change)
    {
        var key = (systemId, messageUuid);
        deliveries[key] = change(deliveries[key]);
    }

    private static LedgerDelivery Pushed(LedgerDelivery it, bool isAccepted) =>
        it with { Pushes = it.Pushes + 1, AcceptedPushes = it.AcceptedPushes + (isAccepted ? 1 : 0) };

    private static LedgerDelivery Receipted(LedgerDelivery it, bool isPositive) =>
        it with { Receipts = it.Receipts + 1, PositiveReceipts = it.PositiveReceipts + (isPositive ? 1 : 0) };
}
