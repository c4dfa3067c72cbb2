using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Operations;

/// <summary>Where a received letter is, in each recipient system that it came for. One that was pushed and is not handled yet is not looked
/// for: it is there within seconds, and its event says so.</summary>
internal sealed class ReceivedFinder(IBlobStore store, PostvognSettings settings)
{
    public async Task<IReadOnlyList<ReceivedWhereabouts>> FindAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var found = new List<ReceivedWhereabouts>();
        foreach (var system in settings.Systems.Values.Where(system => system.Receives))
        {
            if (await FindAsync(system, messageUuid, cancellationToken) is { } here) found.Add(here);
        }

        return found;
    }

    private async Task<ReceivedWhereabouts?> FindAsync(SystemSettings system, Guid messageUuid, CancellationToken cancellationToken)
    {
        var delivery = (await store.ReadDeliveryAsync(system.Id, messageUuid, cancellationToken))?.Value;
        if (delivery is null or { Status: DeliveryStatus.Delivering } && await IsUnreadableAsync(system.Id, messageUuid, cancellationToken))
            return new(system.Name, system.Id, "Unreadable", delivery?.ChangedAt, null, null);
        if (delivery is { Destination: not null, Status: not DeliveryStatus.Quarantined })
            return new(system.Name, system.Id, $"{delivery.Status}", delivery.ChangedAt, delivery.Destination, delivery.Folder);
        if (delivery is not null) return new(system.Name, system.Id, $"{delivery.Status}", delivery.ChangedAt, null, null);
        var note = await store.ReadAsync(
            Places.Notification(system.Id, messageUuid), ReceivingJson.Default.WaitingLetter, cancellationToken);
        return note is null ? null : new(system.Name, system.Id, "Waiting", note.Value.NotifiedAt, null, null);
    }

    private async Task<bool> IsUnreadableAsync(Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        await using var kept = await store.OpenAsync(Places.Unreadable(systemId, messageUuid), cancellationToken);
        return kept is not null;
    }
}
