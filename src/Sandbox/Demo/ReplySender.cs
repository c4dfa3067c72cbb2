using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

internal sealed class ReplySender(Stage stage, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>As often as planned: Digital Post promises at least once (TI 10.10).</summary>
    public async Task SendAsync(SentReply reply, CancellationToken cancellationToken)
    {
        var system = reply.To.Point.SystemId;
        var ledger = stage.DigitalPost.Ledger;
        if (reply.Answers is { MessageUuid: var letter })
            await ledger.WaitUntilAsync(now => now.FindMessage(letter) is { IsDelivered: true }, cancellationToken);
        await stage.DigitalPost.SendToRecipientAsync(system, reply.Path, cancellationToken);
        for (var time = 1; time < reply.Times; time++)
        {
            await ledger.WaitUntilAsync(now => IsTaken(now.FindDelivery(system, reply.MessageUuid)), cancellationToken);
            while (!(await stage.DigitalPost.PushAgainAsync(system, reply.MessageUuid, cancellationToken)).IsAccepted)
                await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    // A process that is killed between storing a letter and answering has taken it all the same: its receipt says so.
    private static bool IsTaken(LedgerDelivery? delivery) => delivery is { AcceptedPushes: > 0 } or { PositiveReceipts: > 0 };
}
