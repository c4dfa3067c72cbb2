namespace Postvogn.Functions.Receiving;

internal interface IScanner
{
    // What the stream still holds, once and in order, never held in memory; it stays open, and what it throws comes out. A scanner that
    // cannot be reached is a verdict too.
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken);
}
