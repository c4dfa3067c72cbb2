namespace Postvogn.Functions.Settings;

/// <summary>The clamd that scans received letters (docs/adr/0021).</summary>
internal sealed record ScanSettings(string Host, int Port);
