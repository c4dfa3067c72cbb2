using Postvogn.Sandbox.DigitalPost.Background;
using Postvogn.Sandbox.DigitalPost.Receipts;
using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Sending;

/// <summary>Lets each business receipt out when its time has come: pushed, or laid out for pulling (TI 10.8.1).</summary>
internal sealed class ReceiptDesk(
    TimeProvider clock,
    NationalRegistry registry,
    ReceiptPush push,
    ReceiptShelf shelf,
    BackgroundWork background)
{
    public void Release(Guid systemId, Receipt receipt, DateTimeOffset at) =>
        background.Run("business receipt", stopping => ReleaseAsync(systemId, receipt, at, stopping));

    private async Task ReleaseAsync(Guid systemId, Receipt receipt, DateTimeOffset at, CancellationToken stopping)
    {
        await clock.DelayUntilAsync(at, stopping);
        if (registry.FindSystem(systemId)?.Protocol == ServiceProtocol.RestPull)
            shelf.LayOut(systemId, receipt);
        else
            await push.PushAsync(systemId, receipt, stopping);
    }
}
