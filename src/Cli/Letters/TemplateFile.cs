using Postvogn.Drops;
using Postvogn.Drops.Packages;

namespace Postvogn.Cli.Letters;

/// <summary>A template, or a letter.json that stands below options.</summary>
internal sealed class TemplateFile(LetterSource source)
{
    // One byte more than is read as a letter.json, so that a longer one is refused and not cut.
    private const int Most = (1 << 20) + 1;

    /// <summary>All that is wrong with the one that was read last.</summary>
    public IReadOnlyList<Finding> Faults { get; private set; } = [];

    public Task<PackageTemplate?> ReadAsync(string file, CancellationToken cancellationToken) =>
        ReadAsync(file, PackageTemplate.Read, cancellationToken);

    public Task<PackageTemplate?> ReadLetterAsync(string file, CancellationToken cancellationToken) =>
        ReadAsync(file, json => PackageTemplate.OfLetter(json, Path.GetFileName(file)), cancellationToken);

    private async Task<PackageTemplate?> ReadAsync(
        string file, Func<ReadOnlyMemory<byte>, PackageTemplate> read, CancellationToken cancellationToken)
    {
        await using var content = source.Open(file);
        var json = new byte[Most];
        var length = await content.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return read(json.AsMemory(0, length));
        }
        catch (DropException wrong)
        {
            Faults = wrong.Findings;
            return null;
        }
    }
}
