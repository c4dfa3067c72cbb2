using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>See docs/adr/0020.</summary>
internal sealed class CheckContactPointsHandler(
    PostvognSettings settings, SystemClients clients, OrganisationChanges changes, ContactPointSubscription subscription,
    ContactPointSearch search, ContactPointReport report)
{
    /// <summary>When a change was noted, else once a day. The notes go only when all has been compared.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (settings.Organisation is not { } watch) return;
        var notes = await changes.ListAsync(cancellationToken);
        if (notes.Count == 0 && !await changes.IsTimeAsync(cancellationToken)) return;
        using var lease = await clients.RentAsync(watch.System, cancellationToken);
        if (lease is null) return;
        await subscription.KeepAsync(lease.Client, watch, cancellationToken);
        if (await search.FindAsync(lease.Client, watch.System, cancellationToken) is not { } found) return;
        report.Tell(found);
        await changes.TakenUpAsync(notes, cancellationToken);
    }
}
