using System.Text.Json;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.DigitalPost;

/// <content>What a sender system is told of changes of contacts (TI 4.5.7 to 4.5.9).</content>
public sealed partial class DigitalPostClient
{
    /// <summary>Subscribes: POST /contacts/subscriptions/ (TI 4.5.8). A system has one subscription at most.</summary>
    /// <returns>The subscription with its id and version.</returns>
    public Task<Answer<ContactSubscription>> CreateContactSubscriptionAsync(
        ContactSubscription subscription, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<ContactSubscription>(
                Operation.CreateContactSubscription, HttpMethod.Post, "contacts/subscriptions/", OneContactSubscription)
            {
                Json = JsonSerializer.SerializeToUtf8Bytes(subscription, DigitalPostJson.Default.ContactSubscription),
            },
            cancellationToken);

    /// <summary>This system's subscription, in a list that is empty when it has none: GET /contacts/subscriptions/ (TI 4.5.8).</summary>
    public Task<Answer<IReadOnlyList<ContactSubscription>>> ListContactSubscriptionsAsync(CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<IReadOnlyList<ContactSubscription>>(
                Operation.ListContactSubscriptions,
                HttpMethod.Get,
                "contacts/subscriptions/",
                AnswerReader.Json(DigitalPostJson.Default.IReadOnlyListContactSubscription)),
            cancellationToken);

    /// <summary>
    /// Changes a subscription to what is given, whole: PUT /contacts/subscriptions/{id} with its version as If-Match (TI 4.5.8).
    /// </summary>
    /// <exception cref="ArgumentException">It has no id or no version: list it first.</exception>
    public Task<Answer<ContactSubscription>> UpdateContactSubscriptionAsync(
        ContactSubscription subscription, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<ContactSubscription>(
                Operation.UpdateContactSubscription, HttpMethod.Put, $"contacts/subscriptions/{IdOf(subscription.Id)}", OneContactSubscription)
            {
                Json = JsonSerializer.SerializeToUtf8Bytes(subscription, DigitalPostJson.Default.ContactSubscription),
                IfMatch = VersionOf(subscription),
            },
            cancellationToken);

    /// <summary>Ends a subscription: DELETE /contacts/subscriptions/{id} with its version as If-Match (TI 4.5.8).</summary>
    public Task<Answer<Nothing>> DeleteContactSubscriptionAsync(Guid id, long version, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<Nothing>(Operation.DeleteContactSubscription, HttpMethod.Delete, $"contacts/subscriptions/{id}", AnswerReader.Nothing)
            {
                IfMatch = version,
            },
            cancellationToken);

    private static ReadAnswer<ContactSubscription> OneContactSubscription { get; } =
        AnswerReader.Created(DigitalPostJson.Default.ContactSubscription, s => s.Id);

    private static Guid IdOf(Guid? id) =>
        id ?? throw new ArgumentException("A change needs the id of what it changes: list the subscriptions first.", nameof(id));
}
