namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.5, 5.8. Single resources that are not known are left out without an error.</summary>
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
