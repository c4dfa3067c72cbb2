namespace Postvogn.Functions.Settings;

/// <summary>The account whose queues carry hints: the same settings lead the host to it. Exactly one of its queue endpoint, entered with
/// the app's own identity (production), and a connection string, which is a secret (Azurite, sandbox).</summary>
internal sealed record HintSettings(Uri? ServiceUri, string? ConnectionString)
{
    // Without the key.
    public override string ToString() => nameof(HintSettings);
}
