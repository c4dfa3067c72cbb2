namespace Postvogn.Sandbox.DigitalPost;

internal sealed class MessageAccounts
{
    private readonly OrderedDictionary<Guid, LedgerMessage> messages = [];

    public void Apply(LedgerEntry entry)
    {
        if (entry is not MessageSettled { Receipt.MessageUuid: { } uuid } settled)
            return;
        messages[uuid] = messages.TryGetValue(uuid, out var known)
            ? Submitted(known, settled)
            : new LedgerMessage(uuid, settled.SystemId, [settled.Receipt], settled.Sha256, settled.Size);
    }

    public LedgerMessage? Find(Guid messageUuid) => messages.GetValueOrDefault(messageUuid);

    public List<LedgerMessage> ToList() => [.. messages.Values];

    // What was accepted stays: a later submission of the same messageUUID may carry other bytes and be refused.
    private static LedgerMessage Submitted(LedgerMessage known, MessageSettled settled)
    {
        var receipts = known with { Receipts = [.. known.Receipts, settled.Receipt] };
        return known.IsAccepted ? receipts : receipts with { Sha256 = settled.Sha256, Size = settled.Size };
    }
}
