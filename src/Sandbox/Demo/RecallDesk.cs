using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>The sources' wish to have a letter back.</summary>
internal sealed class RecallDesk(ISandboxStore store, TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>When its moment has come.</summary>
    public async Task RecallAsync(DroppedLetter letter, CancellationToken cancellationToken)
    {
        while (!await IsDueAsync(letter, cancellationToken)) await Task.Delay(Glance, clock, cancellationToken);
        await store.PutAsync("recall", letter.RecallBlob, new MemoryStream(), cancellationToken);
    }

    // Once an outcome is there, whatever it is, no better moment will come.
    private async Task<bool> IsDueAsync(DroppedLetter letter, CancellationToken cancellationToken) => letter.Recall == Recall.AtOnce
        ? await store.ExistsAsync("messages", $"{letter.MessageUuid}/state.json", cancellationToken)
        : await Outcome.OfAsync(letter, store, cancellationToken) is not null;
}
