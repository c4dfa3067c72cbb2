namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 5.8-5.10.</summary>
internal sealed class OrganisationSubscriptions
{
    private readonly SubscriptionDesk desk;
    private readonly NationalRegistry registry;
    private readonly ChangePush push;

    public OrganisationSubscriptions(NationalServiceOptions options, NationalRegistry registry, ChangePush push)
    {
        desk = new SubscriptionDesk(SubscriptionKind.Organisations(registry), options.Ids);
        this.registry = registry;
        this.push = push;
        registry.PointShelf.Changed += point => Notify("CONTACT_POINT", point, point.Value.Cvr);
        registry.GroupShelf.Changed += group => Notify("CONTACT_GROUP", group, group.Value.Cvr);
    }

    public IEnumerable<ApiRoute> Routes => desk.RoutesAt(
        "/organisations/subscriptions/",
        ApiCall.CreateOrganisationSubscription,
        ApiCall.ListOrganisationSubscriptions,
        ApiCall.UpdateOrganisationSubscription,
        ApiCall.DeleteOrganisationSubscription);

    private void Notify<T>(string type, Revised<T> resource, string cvr)
    {
        var operation = resource.Version == 0 ? "NEW_ORGANISATIONS" : "ALL_ORGANISATIONS";
        var subscribers = desk.Active.Where(it =>
            it.Operations.Contains(operation, StringComparer.Ordinal) || it.Singles.Contains(cvr, StringComparer.Ordinal));
        foreach (var subscription in subscribers)
            push.Push(subscription, resource.Id, resource.Version, NotificationOf(type, resource, cvr));
    }

    private JsonObject NotificationOf<T>(string type, Revised<T> resource, string cvr) => new()
    {
        ["resourceId"] = resource.Id.ToString("D"),
        ["resourceVersion"] = resource.Version,
        ["type"] = type,
        ["organisationId"] = registry.FindOrganisationId(cvr)?.ToString("D"),
    };
}
