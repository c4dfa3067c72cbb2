namespace Postvogn.Sandbox.DigitalPost;

internal sealed class MessageAccounts
{
    private readonly OrderedDictionary<Guid, LedgerMessage> messages = [];

    public void Apply(LedgerEntry entry)
    {
        switch (entry)
        {
            case MessageSettled { Receipt.MessageUuid: { } uuid } settled:
                messages[uuid] = messages.TryGetValue(uuid, out var known) ? Submitted(known, settled) : First(uuid, settled);
                break;
            case DelayedMemoSent sent:
                messages[sent.MessageUuid] = messages[sent.MessageUuid] with { IsWaiting = false };
                break;
            case MemoRecalled recalled:
                messages[recalled.MessageUuid] = messages[recalled.MessageUuid] with { IsWaiting = false, IsRecalled = true };
                break;
        }
    }

    public LedgerMessage? Find(Guid messageUuid) => messages.GetValueOrDefault(messageUuid);

    public List<LedgerMessage> ToList() => [.. messages.Values];

    private static LedgerMessage First(Guid uuid, MessageSettled settled) =>
        Accepted(new LedgerMessage(uuid, settled.SystemId, [settled.Receipt], settled.Sha256, settled.Size), settled);

    // What was accepted stays: a later submission of the same messageUUID may carry other bytes and be refused.
    private static LedgerMessage Submitted(LedgerMessage known, MessageSettled settled)
    {
        var receipts = known with { Receipts = [.. known.Receipts, settled.Receipt] };
        return known.IsAccepted ? receipts : Accepted(receipts with { Sha256 = settled.Sha256, Size = settled.Size }, settled);
    }

    private static LedgerMessage Accepted(LedgerMessage message, MessageSettled settled) =>
        message with { Facts = settled.Facts, IsWaiting = message.IsAccepted && settled.Facts?.DoNotDeliverUntil is not null };
}
