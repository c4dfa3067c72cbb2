using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>What a sender system wants to be told of contact points and groups (TI 5.8). A CVR number that does not exist is left out by
/// the service without a word.</summary>
public sealed record OrganisationSubscription : Subscription
{
    /// <summary>The kinds of organisations; null when none.</summary>
    [JsonPropertyName("subscriptionOperations"), JsonConverter(typeof(OrganisationOperationsConverter))]
    public IReadOnlyList<OrganisationOperation>? Operations { get; init; }

    /// <summary>The CVR numbers of single organisations; null when none. Best a few: the kinds of organisations serve for many.</summary>
    [JsonPropertyName("organisationSubscriptions"), JsonConverter(typeof(SubscribedOrganisationsConverter))]
    public IReadOnlyList<string>? CvrNumbers { get; init; }
}

/// <summary>The kinds of organisations in a subscription.</summary>
public sealed class OrganisationOperationsConverter() : NamedElementsConverter<OrganisationOperation>("operationType")
{
    /// <inheritdoc/>
    protected override OrganisationOperation Parse(string text) => new(text);
}

/// <summary>The single organisations in a subscription.</summary>
public sealed class SubscribedOrganisationsConverter() : NamedElementsConverter<string>("cvrNumber")
{
    /// <inheritdoc/>
    protected override string Parse(string text) => text;
}
