using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<OrganisationSubscription> OneOrganisationSubscription =
        AnswerReader.Subscription(DigitalPostJson.Default.OrganisationSubscription);

    /// <summary>POST /organisations/subscriptions/ (TI 5.9). A system has one at most.</summary>
    public Task<Answer<OrganisationSubscription>> CreateOrganisationSubscriptionAsync(
        OrganisationSubscription subscription, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<OrganisationSubscription>(Operation.CreateOrganisationSubscription, OneOrganisationSubscription),
            subscription,
            DigitalPostJson.Default.OrganisationSubscription,
            cancellationToken);

    /// <summary>GET /organisations/subscriptions/ (TI 5.9); empty when it has none.</summary>
    public Task<Answer<IReadOnlyList<OrganisationSubscription>>> ListOrganisationSubscriptionsAsync(
        CancellationToken cancellationToken = default) =>
        GetAsync(
            Operation.ListOrganisationSubscriptions,
            AnswerReader.List(DigitalPostJson.Default.IReadOnlyListOrganisationSubscription),
            [],
            cancellationToken);

    /// <summary>Changes it whole: PUT /organisations/subscriptions/{id} with its version as If-Match (TI 5.9). One without id or version is
    /// an <see cref="ArgumentException"/>: list it first.</summary>
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

    /// <summary>DELETE /organisations/subscriptions/{id} with If-Match (TI 5.9).</summary>
    internal Task<Answer<Nothing>> DeleteOrganisationSubscriptionAsync(
        Guid id, long version, CancellationToken cancellationToken = default) =>
        RemoveAsync(Operation.DeleteOrganisationSubscription, id, version, cancellationToken);
}
