namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.6.2.</summary>
internal enum ServiceProtocol
{
    // Digital Post calls the system's endpoints.
    RestPush,

    // The system lists and fetches; it has no endpoints.
    RestPull,

    // Digital Post tells the system's endpoint where a letter lies, and the system fetches it.
    RestPublishSubscribe,

    // The system lays archives into a folder and finds its receipts in another. It only sends (TI 14.1.5).
    Sftp,
}
