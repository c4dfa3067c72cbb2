namespace Postvogn.Functions.Settings;

/// <summary>docs/adr/0019. Nothing of it is needed for sending.</summary>
internal sealed record ContactsSettings
{
    public static ContactsSettings None { get; } = new();

    // The system that looks contacts up and asks for changes over REST; null: neither.
    public string? System { get; init; }

    // The system that fetches the list of the night over SFTP; null: there is no list, so no index and no changes on top of one.
    public string? ListSystem { get; init; }

    // An https address that leads to ReceiveContactChange; null: the app keeps no subscription.
    public Uri? NotificationUrl { get; init; }

    // The share of the last list's registrations that a list must have at least, 0 to 1.
    public double SmallestShare { get; init; } = 0.99;

    // How long ago a list may have been created.
    public TimeSpan OldestAge { get; init; } = TimeSpan.FromHours(36);

    // Rows of the wrong shape that are passed over before a list is refused.
    public long BadRowsAllowed { get; init; }
}
