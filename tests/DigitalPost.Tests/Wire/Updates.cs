using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>New states of what the registry keeps, each with no more than it must have.</summary>
internal static class Updates
{
    public static OrganisationUpdate Organisation { get; } = new()
    {
        AuthorityId = "a",
        Name = "Solbjerg Kommune",
        CvrNumber = "00998877",
        Type = OrganisationType.Authority,
        LegalNotificationAllowed = true,
        MandatoryPostAllowed = true,
        SystemFetch = false,
        LegalContact = new() { Name = "A" },
    };

    public static MailSystemUpdate System { get; } = new()
    {
        Name = "Postvogn",
        TechnicalContact = new() { Name = "A" },
        ServiceProtocol = "REST_PULL",
        SystemTypes = ["SENDER"],
    };

    public static ContactPointUpdate ContactPoint { get; } = new()
    {
        Name = "Byggesager",
        Description = "Om byggeri",
        Targets = ["CITIZEN"],
        Active = true,
        Visible = true,
        SystemId = EveryCall.Id,
        SearchTerms = [],
    };

    public static ContactGroupUpdate ContactGroup { get; } = new()
    {
        Name = "Teknik",
        Description = "",
        OrganisationalUnit = true,
        ContactPoints = [],
    };
}
