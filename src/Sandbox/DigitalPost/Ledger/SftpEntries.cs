namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A receipt was laid into a system's <c>receipts/</c> (TI 10.7.4). Without a messageUUID it is technical.</summary>
internal sealed record ReceiptLaid(Guid SystemId, string Name, Receipt Receipt) : LedgerEntry;

/// <summary>A list of contacts was laid into the <c>contacts/</c> of every room (TI 4.6).</summary>
internal sealed record ContactListPublished(int Rows) : LedgerEntry;
