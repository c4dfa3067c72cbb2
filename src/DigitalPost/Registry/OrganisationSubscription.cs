using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Of contact points and groups (TI 5.8). A CVR number that does not exist is left out by the service without a word.</summary>
public sealed record OrganisationSubscription : Subscription
{
    /// <summary>Null when none.</summary>
    [JsonPropertyName("subscriptionOperations"), JsonConverter(typeof(OrganisationOperationsConverter))]
    public IReadOnlyList<OrganisationOperation>? Operations { get; init; }

    /// <summary>Null when none. Best a few: the kinds of organisations serve for many.</summary>
    [JsonPropertyName("organisationSubscriptions"), JsonConverter(typeof(SubscribedOrganisationsConverter))]
    public IReadOnlyList<string>? CvrNumbers { get; init; }
}

internal sealed class OrganisationOperationsConverter() : NamedElementsConverter<OrganisationOperation>("operationType")
{
    protected override OrganisationOperation Parse(string text) => new(text);
}

internal sealed class SubscribedOrganisationsConverter() : NamedElementsConverter<string>("cvrNumber")
{
    protected override string Parse(string text) => text;
}
