using System.Text;
using Postvogn.Functions.Receiving;
using Postvogn.Testing.Clamd;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Knows the marker as clamd does, but without one; counts what it was given.</summary>
internal sealed class MarkerScanner : IScanner
{
    public int Scans { get; private set; }

    /// <summary>What it says of all that is not infected.</summary>
    public ScanResult Otherwise { get; init; } = ScanResult.Clean;

    /// <summary>Runs once, when a scan has its verdict and before it tells it.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        Scans++;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        var infected = Encoding.Latin1.GetString(copy.ToArray()).Contains(ClamdServer.Marker, StringComparison.Ordinal);
        if (Meanwhile is { } happens)
        {
            Meanwhile = null;
            await happens();
        }

        return infected ? new ScanResult(ScanVerdict.Infected, ClamdServer.MarkerName) : Otherwise;
    }
}
