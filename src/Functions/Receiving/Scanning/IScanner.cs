namespace Postvogn.Functions.Receiving;

internal interface IScanner
{
    /// <summary>Scans what the stream still holds, read once, in order, without being held in memory; it stays open. What it throws comes
    /// out. That the scanner cannot be reached, or does not answer, is a verdict too.</summary>
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken);
}
