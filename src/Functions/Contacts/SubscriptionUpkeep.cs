using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 4.5.7, 4.5.8.</summary>
internal sealed partial class SubscriptionUpkeep(PostvognSettings settings, ILogger<SubscriptionUpkeep> log)
{
    private static readonly ContactOperation[] Everything =
        [ContactOperation.AllCitizens, ContactOperation.NewCitizens, ContactOperation.AllCompanies, ContactOperation.NewCompanies];

    // Leaves alone what is right, and other systems' subscriptions. Nothing is done without an address. After 409 or 412 the next run
    // looks.
    public async Task KeepAsync(ContactCaller caller, CancellationToken cancellationToken)
    {
        if (settings.Contacts.NotificationUrl?.AbsoluteUri is not { } address) return;
        var listed = await caller.CallAsync(
            Operation.ListContactSubscriptions, client => client.ListContactSubscriptionsAsync(cancellationToken));
        if (listed.Value is not { } all) return;
        var ours = all.FirstOrDefault(
            subscription => subscription.SenderSystemId is null || subscription.SenderSystemId == caller.System.Id);
        if (ours is null) await CreateAsync(caller, address, cancellationToken);
        else if (!IsRight(ours, address)) await CorrectAsync(caller, ours, address, cancellationToken);
    }

    private static bool IsRight(ContactSubscription ours, string address) =>
        ours.NotificationUrl == address && !Everything.Except(ours.Operations ?? []).Any();

    private async Task CreateAsync(ContactCaller caller, string address, CancellationToken cancellationToken)
    {
        var wanted = new ContactSubscription { NotificationUrl = address, Operations = Everything };
        var answer = await caller.CallAsync(
            Operation.CreateContactSubscription, client => client.CreateContactSubscriptionAsync(wanted, cancellationToken));
        if (answer.Succeeded) Subscribed(log, caller.System.Name);
    }

    private async Task CorrectAsync(ContactCaller caller, ContactSubscription ours, string address, CancellationToken cancellationToken)
    {
        var wanted = ours with { NotificationUrl = address, Operations = [.. Everything.Union(ours.Operations ?? [])] };
        var answer = await caller.CallAsync(
            Operation.UpdateContactSubscription, client => client.UpdateContactSubscriptionAsync(wanted, cancellationToken));
        if (answer.Succeeded) Corrected(log, caller.System.Name);
    }

    [LoggerMessage(EventId = 1007, Level = LogLevel.Information, Message = "System {System} now subscribes to changes of contacts")]
    private static partial void Subscribed(ILogger log, string system);

    [LoggerMessage(EventId = 1008, Level = LogLevel.Information,
        Message = "System {System} subscribed to changes of contacts with another address or for less; the subscription is set right")]
    private static partial void Corrected(ILogger log, string system);
}
