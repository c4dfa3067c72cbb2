namespace Postvogn.Functions.Settings;

/// <summary>How the app knows who can be reached (docs/adr/0019). Nothing of it is needed for sending.</summary>
internal sealed record ContactsSettings
{
    /// <summary>No contacts at all.</summary>
    public static ContactsSettings None { get; } = new();

    /// <summary>
    /// The name of the system that looks contacts up and asks for changes over REST (<c>Postvogn__Contacts__System</c>); null: neither.
    /// </summary>
    public string? System { get; init; }

    /// <summary>
    /// The name of the system that fetches the list of the night over SFTP (<c>Postvogn__Contacts__ListSystem</c>); null: there is no list,
    /// so no index and no changes on top of one.
    /// </summary>
    public string? ListSystem { get; init; }

    /// <summary>Where Digital Post is to push changes (<c>Postvogn__Contacts__NotificationUrl</c>), an https address that leads to
    /// ReceiveContactChange; null: the app keeps no subscription.</summary>
    public Uri? NotificationUrl { get; init; }

    /// <summary>
    /// The share of the last list's registrations that a list must have at least, 0 to 1 (<c>Postvogn__Contacts__SmallestShare</c>, default
    /// 0.99).
    /// </summary>
    public double SmallestShare { get; init; } = 0.99;

    /// <summary>How long ago a list may have been created (<c>Postvogn__Contacts__OldestAge</c>, default 36 hours).</summary>
    public TimeSpan OldestAge { get; init; } = TimeSpan.FromHours(36);

    /// <summary>How many rows of the wrong shape are passed over before a list is refused (<c>Postvogn__Contacts__BadRowsAllowed</c>,
    /// default 0).</summary>
    public long BadRowsAllowed { get; init; }
}
