namespace Postvogn.Functions.Settings;

/// <summary>The account whose queues carry hints: the same settings lead the host to it. Exactly one of the two is given.</summary>
/// <param name="ServiceUri">
/// Its queue endpoint, entered with the app's own identity (<c>HintQueues__queueServiceUri</c>); what production uses.
/// </param>
/// <param name="ConnectionString">Endpoint and key (<c>HintQueues</c>); a secret. Azurite and the sandbox.</param>
internal sealed record HintSettings(Uri? ServiceUri, string? ConnectionString)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(HintSettings);
}
