namespace Postvogn.Functions.Settings;

/// <summary>The key vault that holds certificates and API keys, and how often everything is read again.</summary>
internal sealed record KeyVaultSettings(Uri Uri, TimeSpan RefreshEvery);
