namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Pushed, laid out for pulling (TI 10.8.1), or laid into a folder (TI 10.7.4).</summary>
internal sealed class ReceiptDesk(
    TimeProvider clock,
    NationalRegistry registry,
    ReceiptPush push,
    ReceiptShelf shelf,
    SftpDesk sftp,
    BackgroundWork background)
{
    public void Release(Guid systemId, Receipt receipt, DateTimeOffset at) =>
        background.Run("business receipt", stopping => ReleaseAsync(systemId, receipt, at, stopping));

    private async Task ReleaseAsync(Guid systemId, Receipt receipt, DateTimeOffset at, CancellationToken stopping)
    {
        await clock.DelayUntilAsync(at, stopping);
        switch (registry.FindSystem(systemId)?.Protocol)
        {
            case ServiceProtocol.RestPull:
                shelf.LayOut(systemId, receipt);
                break;
            case ServiceProtocol.Sftp:
                sftp.Lay(systemId, receipt);
                break;
            default:
                await push.PushAsync(systemId, receipt, stopping);
                break;
        }
    }
}
