namespace Postvogn.Sandbox.Store;

/// <summary>docs/adr/0004. The app makes none.</summary>
internal static class StoreContainers
{
    public static readonly IReadOnlyList<string> All =
    [
        "drop", "accepted", "refused", "messages", "open", "transmissions", "receipts", "unmatched", "outcomes",
        "received", "deliveries", "inbox", "unreadable", "quarantine", "contacts", "organisation", "health", "print", "recall",
    ];
}
