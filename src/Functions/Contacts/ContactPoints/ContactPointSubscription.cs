using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 5.8, 5.9.</summary>
internal sealed partial class ContactPointSubscription(
    PostvognSettings settings, RegistryQuestions registry, ILogger<ContactPointSubscription> log)
{
    // Leaves alone what is right: our address, and our organisations beside others. Nothing is done without an address.
    public async Task KeepAsync(DigitalPostClient client, OrganisationSettings watch, CancellationToken cancellationToken)
    {
        if (watch.NotificationUrl?.AbsoluteUri is not { } address) return;
        var asker = new RegistryAsker(client, watch.System);
        var listed = await registry.AskAsync(
            asker, Operation.ListOrganisationSubscriptions, its => its.ListOrganisationSubscriptionsAsync(cancellationToken));
        if (listed.Value is not { } all) return;
        var ours = all.FirstOrDefault(one => one.SenderSystemId is null || one.SenderSystemId == client.SystemId);
        if (ours is not null && IsRight(ours, address)) return;
        var wanted = (ours ?? new OrganisationSubscription()) with
        {
            NotificationUrl = address,
            CvrNumbers = [.. settings.RecipientCvrs().Union(ours?.CvrNumbers ?? [])],
        };
        var operation = ours is null ? Operation.CreateOrganisationSubscription : Operation.UpdateOrganisationSubscription;
        var answer = await registry.AskAsync(asker, operation, its => ours is null
            ? its.CreateOrganisationSubscriptionAsync(wanted, cancellationToken)
            : its.UpdateOrganisationSubscriptionAsync(wanted, cancellationToken));
        if (answer.Succeeded) Subscribed(log, watch.System, operation);
    }

    private bool IsRight(OrganisationSubscription ours, string address) =>
        ours.NotificationUrl == address && !settings.RecipientCvrs().Except(ours.CvrNumbers ?? []).Any();

    [LoggerMessage(EventId = 1028, Level = LogLevel.Information,
        Message = "System {System} now subscribes to changes of contact points ({Operation})")]
    private static partial void Subscribed(ILogger log, string system, Operation operation);
}
