using Postvogn.Cli.Files;
using Postvogn.Drops;

namespace Postvogn.Cli.Letters;

internal sealed class LetterSource(IProgress<long> read)
{
    private static readonly FileStreamOptions Forward =
        new() { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan };

#pragma warning disable RS0030 // This is the source that is injected: a version 4 UUID, as Digital Post asks for.
    public static readonly Func<Guid> NewUuid = Guid.NewGuid;
#pragma warning restore RS0030

    public static readonly string[] Patterns =
        ["*.xml", "*.letter.json", "*.tar.lzma", "*.zip", "*.tar", "*.tar.gz", "*.tgz", "*.tar.bz2", "*.tar.xz"];

    /// <summary>Of packages that do not say so; null: they must.</summary>
    public PackageSender? Sender { get; init; }

    public Stream Open(string file) => new CountedStream(new FileStream(file, Forward), read);

    /// <summary>Of an archive, of a package, or the file itself. A broken archive throws after the letters before the break.</summary>
    public Task ReadAsync(string file, Func<LetterName, DropLetter, Task> each, CancellationToken cancellationToken) =>
        ReadAsync(KindOf(file), file, each, cancellationToken);

    /// <summary>Of a file that must be an archive, whatever it is called.</summary>
    public Task ReadArchiveAsync(string file, Func<LetterName, DropLetter, Task> each, CancellationToken cancellationToken) =>
        ReadAsync(KindOf(file) is var kind && kind.IsArchive() ? kind : DropKind.TarLzma, file, each, cancellationToken);

    private async Task ReadAsync(
        DropKind kind, string file, Func<LetterName, DropLetter, Task> each, CancellationToken cancellationToken)
    {
        await using var content = Open(file);
        var beside = new FilesBeside(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var reader = new DropReader(kind, content, beside, Sender, TimeProvider.System);
        await foreach (var letter in reader.ReadAsync(_ => NewUuid(), cancellationToken))
        {
            var name = new LetterName(file, letter.Name);
            await each(name, letter with { ClaimedName = letter.Name is null ? name.ClaimedName : letter.ClaimedName });
        }
    }

    private static DropKind KindOf(string file) =>
        DropName.KindOf(Path.GetFileName(file))
        ?? (file.EndsWith(".lzma", StringComparison.OrdinalIgnoreCase) ? DropKind.TarLzma : DropKind.Memo);

    // In the package's own folder or below it, and nowhere else.
    private sealed class FilesBeside(string folder) : IPackageFiles
    {
        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
        {
            var full = Path.GetFullPath(Path.Combine(folder, path));
            var isInside = full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            return new(isInside && File.Exists(full) ? new FileStream(full, Forward) : null);
        }
    }
}
