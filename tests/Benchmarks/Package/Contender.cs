using System.IO.Compression;

namespace Postvogn.Benchmarks.Package;

/// <summary>One folder with the app, and what its starts took.</summary>
internal sealed class Contender(string name, string folder)
{
    private readonly List<StartFigures> starts = [];

    public string Name => name;

    public async Task StartOnceAsync(AppStart start, bool counts)
    {
        var figures = await start.MeasureAsync(folder);
        if (counts) starts.Add(figures);
    }

    /// <summary>The median of one figure.</summary>
    public double Median(Func<StartFigures, double> figure)
    {
        var sorted = starts.Select(figure).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public long FolderBytes() => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    public long ZippedBytes()
    {
        var zip = Path.GetTempFileName();
        try
        {
            File.Delete(zip);
            ZipFile.CreateFromDirectory(folder, zip);
            return new FileInfo(zip).Length;
        }
        finally
        {
            File.Delete(zip);
        }
    }
}
