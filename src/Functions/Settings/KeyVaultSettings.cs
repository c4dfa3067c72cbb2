namespace Postvogn.Functions.Settings;

/// <summary>The key vault that holds certificates and API keys.</summary>
/// <param name="Uri">Its address (<c>Postvogn__KeyVault__Uri</c>).</param>
/// <param name="RefreshEvery">How often everything is read again (<c>Postvogn__KeyVault__RefreshEvery</c>, default 1 hour).</param>
internal sealed record KeyVaultSettings(Uri Uri, TimeSpan RefreshEvery);
