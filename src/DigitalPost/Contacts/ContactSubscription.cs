using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>
/// What a sender system wants to be told of the contact registry (TI 4.5.7). A system has one at most. A contact that does not exist is
/// left out by the service without a word.
/// </summary>
public sealed record ContactSubscription : Versioned
{
    /// <summary>Its id; null before it is created.</summary>
    public Guid? Id { get; init; }

    /// <summary>The transaction of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The system whose it is.</summary>
    public Guid? SenderSystemId { get; init; }

    /// <summary>The kinds of contacts; null when none.</summary>
    [JsonPropertyName("subscriptionOperations"), JsonConverter(typeof(ContactOperationsConverter))]
    public IReadOnlyList<ContactOperation>? Operations { get; init; }

    /// <summary>The ids of single contacts; null when none. Best a few: the kinds of contacts serve for many.</summary>
    [JsonPropertyName("singleContactSubscriptions"), JsonConverter(typeof(SubscribedContactsConverter))]
    public IReadOnlyList<Guid>? ContactIds { get; init; }

    /// <summary>Where Digital Post posts each change, an https URL. Without it the subscription rests.</summary>
    public string? NotificationUrl { get; init; }
}
