using Postvogn.DigitalPost.Contacts;

namespace Postvogn.DigitalPost;

/// <content>What a sender system is told of changes of contacts (TI 4.5.7 to 4.5.9).</content>
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<ContactSubscription> OneContactSubscription =
        AnswerReader.Subscription(DigitalPostJson.Default.ContactSubscription);

    /// <summary>Subscribes: POST /contacts/subscriptions/ (TI 4.5.8). A system has one subscription at most.</summary>
    /// <returns>The subscription with its id and version.</returns>
    public Task<Answer<ContactSubscription>> CreateContactSubscriptionAsync(
        ContactSubscription subscription, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<ContactSubscription>(Operation.CreateContactSubscription, OneContactSubscription),
            subscription,
            DigitalPostJson.Default.ContactSubscription,
            cancellationToken);

    /// <summary>This system's subscription, in a list that is empty when it has none: GET /contacts/subscriptions/ (TI 4.5.8).</summary>
    public Task<Answer<IReadOnlyList<ContactSubscription>>> ListContactSubscriptionsAsync(
        CancellationToken cancellationToken = default) =>
        GetAsync(
            Operation.ListContactSubscriptions,
            AnswerReader.List(DigitalPostJson.Default.IReadOnlyListContactSubscription),
            [],
            cancellationToken);

    /// <summary>
    /// Changes a subscription to what is given, whole: PUT /contacts/subscriptions/{id} with its version as If-Match (TI 4.5.8).
    /// </summary>
    /// <exception cref="ArgumentException">It has no id or no version: list it first.</exception>
    public Task<Answer<ContactSubscription>> UpdateContactSubscriptionAsync(
        ContactSubscription subscription, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<ContactSubscription>(Operation.UpdateContactSubscription, OneContactSubscription, IdOf(subscription))
            {
                IfMatch = VersionOf(subscription),
            },
            subscription,
            DigitalPostJson.Default.ContactSubscription,
            cancellationToken);

    /// <summary>Ends a subscription: DELETE /contacts/subscriptions/{id} with its version as If-Match (TI 4.5.8).</summary>
    public Task<Answer<Nothing>> DeleteContactSubscriptionAsync(Guid id, long version, CancellationToken cancellationToken = default) =>
        RemoveAsync(Operation.DeleteContactSubscription, id, version, cancellationToken);
}
