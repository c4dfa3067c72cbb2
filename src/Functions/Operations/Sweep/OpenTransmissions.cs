using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Operations;

internal sealed class OpenTransmissions(
    IBlobStore store, TransmissionRecords transmissions, IHints hints, PostvognSettings settings, TimeProvider clock)
{
    /// <summary>Hints at every open transmission that is due or stands still.</summary>
    public async Task HintAsync(CancellationToken cancellationToken)
    {
        await foreach (var marker in store.ListAsync(Places.Open, Places.OpenTransmissionsPrefix, cancellationToken))
        {
            if (!Guid.TryParse(marker.Path.Name[Places.OpenTransmissionsPrefix.Length..], out var id)) continue;
            var stored = await transmissions.FindAsync(id, cancellationToken);
            if (stored is null) await Orphans.RemoveAsync(store, marker, settings, clock, cancellationToken);
            else if (IsDue(stored.Value)) await hints.SendAsync(HintQueues.Transmissions, id.ToString("D"), cancellationToken);
        }
    }

    private bool IsDue(Transmission transmission)
    {
        var now = clock.GetUtcNow();
        return transmission.NotBefore is { } due && due > transmission.ChangedAt
            ? due <= now
            : transmission.ChangedAt <= now - settings.Timing.SweepAfter;
    }
}
