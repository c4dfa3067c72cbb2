namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>What the entries amount to for each message.</summary>
internal sealed class MessageAccounts
{
    private readonly Dictionary<Guid, LedgerMessage> messages = [];
    private readonly List<Guid> order = [];

    public void Apply(LedgerEntry entry)
    {
        if (entry is not MessageSettled { Receipt.MessageUuid: { } uuid } settled)
            return;
        if (messages.TryGetValue(uuid, out var known))
        {
            messages[uuid] = Submitted(known, settled);
            return;
        }

        messages[uuid] = new LedgerMessage(uuid, settled.SystemId, [settled.Receipt], settled.Sha256, settled.Size);
        order.Add(uuid);
    }

    public LedgerMessage? Find(Guid messageUuid) => messages.GetValueOrDefault(messageUuid);

    public List<LedgerMessage> ToList() => order.ConvertAll(uuid => messages[uuid]);

    // What was accepted stays: a later submission of the same messageUUID may carry other bytes and be refused.
    private static LedgerMessage Submitted(LedgerMessage known, MessageSettled settled)
    {
        var receipts = known with { Receipts = [.. known.Receipts, settled.Receipt] };
        return known.IsAccepted ? receipts : receipts with { Sha256 = settled.Sha256, Size = settled.Size };
    }
}
