namespace Postvogn.Functions.Settings;

/// <summary>As in Administrative Access (TI 10.6.2, 12.3).</summary>
internal enum SystemProtocol
{
    // Digital Post pushes letters and receipts to us.
    RestPush,

    // We fetch letters and receipts.
    RestPull,

    // Digital Post tells us of a letter, and we fetch it. Recipient systems only.
    RestPublishSubscribe,

    // Archives are laid on Digital Post's SFTP server, and receipts fetched there. Sender systems only (TI 14.1.5).
    Sftp,
}
