namespace Postvogn.Functions.Settings;

/// <summary>The clamd that scans received letters (<c>Postvogn__Scan__Clamd</c>, <c>tcp://host:port</c>; docs/adr/0021).</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port (default 3310).</param>
internal sealed record ScanSettings(string Host, int Port);
