namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Kept for seven days (TI 10.8.2).</summary>
internal sealed class ReceiptShelf(NationalServiceOptions options, NationalLedger ledger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly Lock gate = new();
    private readonly List<ShelvedReceipt> shelved = [];

    public void LayOut(Guid systemId, Receipt receipt)
    {
        var shelved = new ShelvedReceipt(options.Ids(), systemId, receipt, options.Clock.GetUtcNow());
        lock (gate)
            this.shelved.Add(shelved);
        Note(shelved, ShelfChange.LaidOut);
    }

    // Oldest first.
    public IReadOnlyList<ShelvedReceipt> Of(Guid systemId)
    {
        RemoveExpired();
        lock (gate)
            return this.shelved.FindAll(shelved => shelved.SystemId == systemId);
    }

    public ShelvedReceipt? Find(Guid systemId, Guid id) => Of(systemId).FirstOrDefault(shelved => shelved.Id == id);

    public void Fetched(ShelvedReceipt shelved, bool delete)
    {
        Note(shelved, ShelfChange.Fetched);
        if (delete)
            Delete(shelved);
    }

    public void Delete(ShelvedReceipt shelved)
    {
        lock (gate)
            this.shelved.Remove(shelved);
        Note(shelved, ShelfChange.Deleted);
    }

    private void RemoveExpired()
    {
        var oldest = options.Clock.GetUtcNow() - Lifetime;
        List<ShelvedReceipt> expired;
        lock (gate)
        {
            expired = this.shelved.FindAll(shelved => shelved.LaidOutAt <= oldest);
            this.shelved.RemoveAll(expired.Contains);
        }

        expired.ForEach(shelved => Note(shelved, ShelfChange.Expired));
    }

    private void Note(ShelvedReceipt shelved, ShelfChange change) =>
        ledger.Append(new ReceiptShelved(shelved.SystemId, shelved.Id, shelved.Receipt, change));
}

internal sealed record ShelvedReceipt(Guid Id, Guid SystemId, Receipt Receipt, DateTimeOffset LaidOutAt);
