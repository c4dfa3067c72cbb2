namespace Postvogn.Functions.Settings;

/// <summary>The same settings lead the host. Exactly one: a queue endpoint, entered with the app's identity (production), or a connection
/// string, a secret (Azurite, sandbox).</summary>
internal sealed record HintSettings(Uri? ServiceUri, string? ConnectionString)
{
    // Without the key.
    public override string ToString() => nameof(HintSettings);
}
