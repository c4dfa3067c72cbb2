namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>How a system and Digital Post exchange letters and receipts (TI 10.6.2).</summary>
public enum ServiceProtocol
{
    /// <summary>REST_PUSH: Digital Post calls the system's endpoints.</summary>
    RestPush,

    /// <summary>REST_PULL: the system lists and fetches; it has no endpoints.</summary>
    RestPull,

    /// <summary>REST_PUBLISH_SUBSCRIBE: Digital Post tells the system's endpoint where a letter lies, and the system fetches it.</summary>
    RestPublishSubscribe,

    /// <summary>SFTP: the system lays archives into a folder and finds its receipts in another. It only sends (TI 14.1.5).</summary>
    Sftp,
}
