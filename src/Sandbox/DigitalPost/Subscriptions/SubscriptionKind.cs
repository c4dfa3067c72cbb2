using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Subscriptions;

/// <summary>What differs between subscriptions to contacts (TI 4.5.5) and to contact structures (TI 5.8).</summary>
/// <param name="SinglesMember">The member that lists single resources.</param>
/// <param name="SingleMember">What a single resource is named by.</param>
/// <param name="Operations">The operations that there are.</param>
/// <param name="IsKnown">Whether a single resource exists; others are left out without an error.</param>
internal sealed record SubscriptionKind(
    string SinglesMember,
    string SingleMember,
    IReadOnlyList<string> Operations,
    Func<string, bool> IsKnown)
{
    public static SubscriptionKind Contacts(NationalRegistry registry) => new(
        "singleContactSubscriptions",
        "contactId",
        ["ALL_CITIZENS", "NEW_CITIZENS", "ALL_COMPANIES", "NEW_COMPANIES"],
        id => Guid.TryParse(id, out var contact) && registry.ContactShelf.FindById(contact) is not null);

    public static SubscriptionKind Organisations(NationalRegistry registry) => new(
        "organisationSubscriptions",
        "cvrNumber",
        ["ALL_ORGANISATIONS", "NEW_ORGANISATIONS"],
        cvr => registry.FindOrganisation(cvr) is not null);
}
