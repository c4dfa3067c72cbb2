using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Operations;

/// <summary>Markers whose letter or transmission never came to be: the process was ended between the two writes.</summary>
internal static class Orphans
{
    /// <summary>In how many times the usual standstill a marker counts as an orphan. Whoever was ended is tried again long before, and
    /// marks anew.</summary>
    private const int Patience = 6;

    public static async Task RemoveAsync(
        IBlobStore store, BlobEntry marker, PostvognSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (marker.LastModified <= clock.GetUtcNow() - (settings.Timing.SweepAfter * Patience))
            await store.DeleteAsync(marker.Path, cancellationToken);
    }
}
