namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>How a system and Digital Post exchange letters and receipts (TI 10.6.2).</summary>
public enum ServiceProtocol
{
    /// <summary>REST_PUSH: Digital Post calls the system's endpoints.</summary>
    RestPush,

    /// <summary>REST_PULL: the system lists and fetches; it has no endpoints.</summary>
    RestPull,
}
