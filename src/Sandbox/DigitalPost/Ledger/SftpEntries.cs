namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.7.4. Without a messageUUID it is technical.</summary>
internal sealed record ReceiptLaid(Guid SystemId, string Name, Receipt Receipt) : LedgerEntry;

/// <summary>TI 4.6.</summary>
internal sealed record ContactListPublished(int Rows) : LedgerEntry;
