using Postvogn.Sandbox.DigitalPost.Receipts;

namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>A receipt, technical or business, was laid into a system's <c>receipts/</c> (TI 10.7.4).</summary>
/// <param name="SystemId">The sender system.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Receipt">The receipt. Without a messageUUID it is technical.</param>
public sealed record ReceiptLaid(Guid SystemId, string Name, Receipt Receipt) : LedgerEntry;

/// <summary>A list of contacts was laid into the <c>contacts/</c> of every room (TI 4.6).</summary>
/// <param name="Rows">How many registrations it has.</param>
public sealed record ContactListPublished(int Rows) : LedgerEntry;
