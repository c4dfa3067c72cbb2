namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.5-4.5.9.</summary>
internal sealed class ContactSubscriptions
{
    private readonly SubscriptionDesk desk;
    private readonly ChangePush push;

    public ContactSubscriptions(NationalServiceOptions options, NationalRegistry registry, ChangePush push)
    {
        desk = new SubscriptionDesk(SubscriptionKind.Contacts(registry), options.Ids);
        this.push = push;
        registry.ContactShelf.Changed += Notify;
    }

    public bool Any => desk.Active.Any();

    public IEnumerable<ApiRoute> Routes => desk.RoutesAt(
        "/contacts/subscriptions/",
        ApiCall.CreateContactSubscription,
        ApiCall.ListContactSubscriptions,
        ApiCall.UpdateContactSubscription,
        ApiCall.DeleteContactSubscription);

    private void Notify(Revised<Contact> contact)
    {
        foreach (var subscription in desk.Active.Where(it => Covers(it, contact)))
            push.Push(subscription, contact.Id, contact.Version, NotificationOf(contact));
    }

    private static bool Covers(Subscription subscription, Revised<Contact> contact)
    {
        var kind = contact.Value.Type == ContactType.Citizen ? "CITIZENS" : "COMPANIES";
        var operation = (contact.Version == 0 ? "NEW_" : "ALL_") + kind;
        return subscription.Operations.Contains(operation, StringComparer.Ordinal)
            || subscription.Singles.Contains(contact.Id.ToString("D"), StringComparer.OrdinalIgnoreCase);
    }

    // The version is a text in TI's example.
    private static JsonObject NotificationOf(Revised<Contact> contact) => new()
    {
        ["id"] = contact.Id.ToString("D"),
        ["version"] = contact.Version.ToString(CultureInfo.InvariantCulture),
    };
}
