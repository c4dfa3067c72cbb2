using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed class Settling(Stage stage, DemoPlan plan, TimeProvider clock, Action<string> tell)
{
    private const long LeastFreeBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private ISandboxStore Store => stage.Store;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        foreach (var letter in plan.Letters)
            await WaitUntilAsync($"the outcome of {letter.Outcome}", () => HasOutcomeAsync(letter, cancellationToken), cancellationToken);
        foreach (var letter in plan.Letters.Where(letter => letter.Recall is not null))
            await WaitUntilAsync(
                $"what came of the recall of {letter.Outcome}",
                () => Store.ExistsAsync("outcomes", letter.RecallAnswerBlob, cancellationToken), cancellationToken);
        foreach (var reply in plan.Replies)
            await WaitUntilAsync(
                $"the receipt for the reply {reply.MessageUuid}", () => Task.FromResult(IsReceipted(reply)), cancellationToken);

        // A doubled letter would come after the first: only at rest is it known that none did.
        await WaitUntilAsync("what is still open in the store", () => IsNothingOpenAsync(cancellationToken), cancellationToken);
        await stage.Host.WaitUntilIdleAsync(cancellationToken);
    }

    private async Task<bool> HasOutcomeAsync(DroppedLetter letter, CancellationToken cancellationToken) =>
        await Outcome.OfAsync(letter, Store, cancellationToken) is { IsAtRest: true };

    private bool IsReceipted(SentReply reply) =>
        stage.DigitalPost.Ledger.FindDelivery(reply.To.Point.SystemId, reply.MessageUuid) is { State: DeliveryState.Delivered } delivery
        && delivery.PositiveReceipts >= delivery.TimesHandedOver;

    private async Task<bool> IsNothingOpenAsync(CancellationToken cancellationToken) =>
        await IsEmptyAsync("open", "messages", cancellationToken)
        && !await IsAnyTransmissionOpenAsync(cancellationToken)
        && await IsEmptyAsync("received", "", cancellationToken)
        && await IsEmptyAsync("recall", "", cancellationToken)
        && await IsEmptyAsync("print", "", cancellationToken)
        && await IsEmptyAsync("receipts", "", cancellationToken);

    private async Task<bool> IsEmptyAsync(string container, string folder, CancellationToken cancellationToken) =>
        (await Store.ListAsync(container, folder, cancellationToken)).Count == 0;

    // A composer that was killed before it wrote its record leaves a marker and nothing else: there is no such transmission.
    private async Task<bool> IsAnyTransmissionOpenAsync(CancellationToken cancellationToken)
    {
        foreach (var marker in await Store.ListAsync("open", "transmissions", cancellationToken))
        {
            if (await Store.ExistsAsync("transmissions", $"{Path.GetFileName(marker.Name)}/state.json", cancellationToken))
                return true;
        }
        return false;
    }

    private async Task WaitUntilAsync(string what, Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        var told = clock.GetTimestamp();
        while (!await condition())
        {
            if (clock.GetElapsedTime(told) > Patience)
            {
                tell($"Waiting for {what} ...");
                told = clock.GetTimestamp();
            }
            DiskSpace.Require(stage.Folders.Root, LeastFreeBytes);
            await Task.Delay(Glance, clock, cancellationToken);
        }
    }
}
