namespace Postvogn.Functions.Settings;

/// <summary>With how often certificates and API keys are read again.</summary>
internal sealed record KeyVaultSettings(Uri Uri, TimeSpan RefreshEvery);
