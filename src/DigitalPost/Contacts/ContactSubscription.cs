using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>Of the contact registry (TI 4.5.7). A contact that does not exist is left out by the service without a word.</summary>
public sealed record ContactSubscription : Subscription
{
    /// <summary>Null when none.</summary>
    [JsonPropertyName("subscriptionOperations"), JsonConverter(typeof(ContactOperationsConverter))]
    public IReadOnlyList<ContactOperation>? Operations { get; init; }

    /// <summary>Null when none. Best a few: the kinds of contacts serve for many.</summary>
    [JsonPropertyName("singleContactSubscriptions"), JsonConverter(typeof(SubscribedContactsConverter))]
    public IReadOnlyList<Guid>? ContactIds { get; init; }
}
