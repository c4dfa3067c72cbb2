namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>What the entries amount to for each letter to a recipient system.</summary>
internal sealed class DeliveryAccounts
{
    private readonly Dictionary<(Guid SystemId, Guid MessageUuid), LedgerDelivery> deliveries = [];
    private readonly List<(Guid SystemId, Guid MessageUuid)> order = [];

    public void Apply(LedgerEntry entry)
    {
        switch (entry)
        {
            case MemoOffered offered:
                Open(offered);
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

    public List<LedgerDelivery> ToList() => order.ConvertAll(key => deliveries[key]);

    private void Open(MemoOffered offered)
    {
        var key = (offered.SystemId, offered.MessageUuid);
        deliveries[key] = new()
        {
            SystemId = offered.SystemId,
            MessageUuid = offered.MessageUuid,
            Sha256 = offered.Sha256,
            Size = offered.Size,
        };
        order.Add(key);
    }

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
