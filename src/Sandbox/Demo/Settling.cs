using Postvogn.Sandbox.DigitalPost.Ledger;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>Waits until every letter has come to its end and nothing moves any more.</summary>
internal sealed class Settling(Stage stage, DemoPlan plan, TimeProvider clock)
{
    private const long LeastFreeBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits.</summary>
    /// <exception cref="SandboxException">The disk ran full: nothing can come to its end any more.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        foreach (var letter in plan.Letters)
            await WaitUntilAsync(() => File.Exists(OutcomePath(stage.Folders, letter)), cancellationToken);
        foreach (var reply in plan.Replies)
            await WaitUntilAsync(() => IsReceipted(reply), cancellationToken);

        // A doubled letter would come after the first: only at rest is it known that none did.
        await WaitUntilAsync(() => IsEmpty("open/messages") && !IsAnyTransmissionOpen() && IsEmpty("received") && IsEmpty("receipts"), cancellationToken);
        await stage.Host.WaitUntilIdleAsync(cancellationToken);
    }

    /// <summary>Where a letter's outcome lies, or will lie.</summary>
    public static string OutcomePath(StageFolders folders, DroppedLetter letter)
    {
        var paths = letter.OtherOutcomes.Prepend(letter.Outcome).Select(name => Path.Combine(folders.Container("outcomes"), name + ".json")).ToList();
        return paths.Find(File.Exists) ?? paths[0];
    }

    private bool IsReceipted(SentReply reply) =>
        stage.DigitalPost.Ledger.FindDelivery(reply.To.Point.SystemId, reply.MessageUuid) is { State: DeliveryState.Delivered } delivery
        && delivery.PositiveReceipts >= delivery.AcceptedPushes;

    private bool IsEmpty(string place) => !FilesOf(place).Any();

    // A composer that was killed before it wrote its record leaves a marker and nothing else: there is no such transmission.
    private bool IsAnyTransmissionOpen() =>
        FilesOf("open/transmissions").Any(marker => File.Exists(Path.Combine(stage.Folders.Container("transmissions"), Path.GetFileName(marker), "state.json")));

    private IEnumerable<string> FilesOf(string place)
    {
        var folder = stage.Folders.Container(place);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private async Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (!condition())
        {
            DiskSpace.Require(stage.Folders.Root, LeastFreeBytes);
            await Task.Delay(Glance, clock, cancellationToken);
        }
    }
}
