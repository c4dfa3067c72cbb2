using Postvogn.DigitalPost.Contacts;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<ContactSubscription> OneContactSubscription =
        AnswerReader.Subscription(DigitalPostJson.Default.ContactSubscription);

    /// <summary>POST /contacts/subscriptions/ (TI 4.5.8). A system has one at most.</summary>
    public Task<Answer<ContactSubscription>> CreateContactSubscriptionAsync(
        ContactSubscription subscription, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<ContactSubscription>(Operation.CreateContactSubscription, OneContactSubscription),
            subscription,
            DigitalPostJson.Default.ContactSubscription,
            cancellationToken);

    /// <summary>GET /contacts/subscriptions/ (TI 4.5.8); empty when it has none.</summary>
    public Task<Answer<IReadOnlyList<ContactSubscription>>> ListContactSubscriptionsAsync(
        CancellationToken cancellationToken = default) =>
        GetAsync(
            Operation.ListContactSubscriptions,
            AnswerReader.List(DigitalPostJson.Default.IReadOnlyListContactSubscription),
            [],
            cancellationToken);

    /// <summary>Changes it whole: PUT /contacts/subscriptions/{id} with its version as If-Match (TI 4.5.8). One without id or version is an
    /// <see cref="ArgumentException"/>: list it first.</summary>
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

    /// <summary>DELETE /contacts/subscriptions/{id} with If-Match (TI 4.5.8).</summary>
    internal Task<Answer<Nothing>> DeleteContactSubscriptionAsync(Guid id, long version, CancellationToken cancellationToken = default) =>
        RemoveAsync(Operation.DeleteContactSubscription, id, version, cancellationToken);
}
