using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Whole (TI 5.7): what is left out is removed.</summary>
internal sealed record OrganisationUpdate
{
    public required string AuthorityId { get; init; }

    public required string Name { get; init; }

    public required string CvrNumber { get; init; }

    public required OrganisationType Type { get; init; }

    public string? PrivacyPolicyUrl { get; init; }

    public required bool LegalNotificationAllowed { get; init; }

    public required bool MandatoryPostAllowed { get; init; }

    /// <summary>Whether its systems may fetch old letters.</summary>
    public required bool SystemFetch { get; init; }

    public required ContactPerson LegalContact { get; init; }

    /// <summary>What else the service said of it, also what this client does not know: left out, it would be removed.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }

    /// <summary>All of an organisation as it was fetched, to be changed in part.</summary>
    /// <exception cref="InvalidOperationException">It was not shown whole.</exception>
    public static OrganisationUpdate Of(Organisation organisation) =>
        WholeUpdate.Of(organisation, DigitalPostJson.Default.Organisation).As(DigitalPostJson.Default.OrganisationUpdate);

    public override string ToString() => Name;
}
