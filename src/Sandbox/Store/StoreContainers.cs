namespace Postvogn.Sandbox.Store;

/// <summary>The containers of the app's store (docs/adr/0004). The app makes none, so whoever sets a store up makes these.</summary>
internal static class StoreContainers
{
    public static readonly IReadOnlyList<string> All =
    [
        "drop", "accepted", "refused", "messages", "open", "transmissions", "receipts", "unmatched", "outcomes",
        "received", "deliveries", "inbox", "unreadable", "quarantine", "contacts", "organisation", "health",
    ];
}
