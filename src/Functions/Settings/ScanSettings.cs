namespace Postvogn.Functions.Settings;

/// <summary>See docs/adr/0021.</summary>
internal sealed record ScanSettings(string Host, int Port);
