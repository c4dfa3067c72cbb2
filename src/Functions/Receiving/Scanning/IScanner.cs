namespace Postvogn.Functions.Receiving;

/// <summary>Searches content for viruses: the port to a virus scanner.</summary>
internal interface IScanner
{
    /// <summary>Scans what the stream still holds; it stays open.</summary>
    /// <param name="content">Read once, in order, without being held in memory. What it throws comes out.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    /// <returns>The verdict. That the scanner cannot be reached, or does not answer, is a verdict too.</returns>
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken);
}
