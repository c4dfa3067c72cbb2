using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

/// <content>What a sender system is told of changes of contact points and groups (TI 5.8 to 5.10).</content>
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<OrganisationSubscription> OneOrganisationSubscription =
        AnswerReader.Subscription(DigitalPostJson.Default.OrganisationSubscription);

    /// <summary>Subscribes: POST /organisations/subscriptions/ (TI 5.9). A system has one subscription at most.</summary>
    /// <returns>The subscription with its id and version.</returns>
    public Task<Answer<OrganisationSubscription>> CreateOrganisationSubscriptionAsync(
        OrganisationSubscription subscription, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<OrganisationSubscription>(Operation.CreateOrganisationSubscription, OneOrganisationSubscription),
            subscription,
            DigitalPostJson.Default.OrganisationSubscription,
            cancellationToken);

    /// <summary>This system's subscription, in a list that is empty when it has none: GET /organisations/subscriptions/ (TI 5.9).</summary>
    public Task<Answer<IReadOnlyList<OrganisationSubscription>>> ListOrganisationSubscriptionsAsync(
        CancellationToken cancellationToken = default) =>
        GetAsync(
            Operation.ListOrganisationSubscriptions,
            AnswerReader.List(DigitalPostJson.Default.IReadOnlyListOrganisationSubscription),
            [],
            cancellationToken);

    /// <summary>
    /// Changes a subscription to what is given, whole: PUT /organisations/subscriptions/{id} with its version as If-Match (TI 5.9).
    /// </summary>
    /// <exception cref="ArgumentException">It has no id or no version: list it first.</exception>
    public Task<Answer<OrganisationSubscription>> UpdateOrganisationSubscriptionAsync(
        OrganisationSubscription subscription, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<OrganisationSubscription>(
                Operation.UpdateOrganisationSubscription, OneOrganisationSubscription, IdOf(subscription))
            {
                IfMatch = VersionOf(subscription),
            },
            subscription,
            DigitalPostJson.Default.OrganisationSubscription,
            cancellationToken);

    /// <summary>Ends a subscription: DELETE /organisations/subscriptions/{id} with its version as If-Match (TI 5.9).</summary>
    public Task<Answer<Nothing>> DeleteOrganisationSubscriptionAsync(
        Guid id, long version, CancellationToken cancellationToken = default) =>
        RemoveAsync(Operation.DeleteOrganisationSubscription, id, version, cancellationToken);
}
