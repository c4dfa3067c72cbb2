namespace Postvogn.Drops.Archives;

/// <summary>They lie in one temporary file until the archive is read, as a package may stand before its files or behind them.</summary>
internal sealed class ArchiveFiles(DropLimits limits) : IAsyncDisposable
{
    private readonly Dictionary<string, KeptEntry> kept = new(StringComparer.Ordinal);
    private TempFile? file;

    public async Task KeepAsync(string name, ArchiveEntry entry, CancellationToken cancellationToken)
    {
        file ??= TempFile.Create(limits.MaxSpooledLength);
        var start = file.Length;
        await file.AppendAsync(entry.Content, cancellationToken);
        kept.Add(name, new KeptEntry(name, entry.Number, start, file.Length - start));
    }

    public IEnumerable<KeptEntry> Packages() => InOrder(entry => DropName.KindOf(entry.Name) == DropKind.Package);

    public IReadOnlyList<KeptEntry> Unused() => InOrder(entry => !entry.IsUsed && DropName.KindOf(entry.Name) is null);

    public Stream Open(KeptEntry entry) => file!.Slice(entry.Start, entry.Length);

    public IPackageFiles Beside(KeptEntry package) => new FilesBeside(this, package.Name[..(package.Name.LastIndexOf('/') + 1)]);

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private List<KeptEntry> InOrder(Func<KeptEntry, bool> which) => [.. kept.Values.Where(which).OrderBy(entry => entry.Number)];

    private sealed class FilesBeside(ArchiveFiles files, string folder) : IPackageFiles
    {
        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
        {
            if (!files.kept.TryGetValue(folder + path, out var entry)) return default;
            entry.IsUsed = true;
            return new(files.Open(entry));
        }
    }
}

internal sealed record KeptEntry(string Name, int Number, long Start, long Length)
{
    public bool IsUsed { get; set; }
}
