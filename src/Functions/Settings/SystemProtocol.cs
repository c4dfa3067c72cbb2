namespace Postvogn.Functions.Settings;

/// <summary>The service protocol of a system, as it is set up in Administrative Access (TI 10.6.2, 12.3).</summary>
internal enum SystemProtocol
{
    /// <summary>REST_PUSH: Digital Post pushes letters and receipts to us.</summary>
    RestPush,

    /// <summary>REST_PULL: we fetch letters and receipts.</summary>
    RestPull,

    /// <summary>REST_PUBLISH_SUBSCRIBE: Digital Post tells us of a letter, and we fetch it. Recipient systems only.</summary>
    RestPublishSubscribe,

    /// <summary>
    /// SFTP: archives are laid on Digital Post's SFTP server, and receipts fetched there. Sender systems only (TI 14.1.5).
    /// </summary>
    Sftp,
}
