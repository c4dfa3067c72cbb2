using Postvogn.Cli.Files;
using Postvogn.Drops;
using Postvogn.Drops.Archives;
using Postvogn.Drops.Packages;

namespace Postvogn.Cli.Letters;

/// <summary>Files by their names, and the standard input by the name <c>-</c>.</summary>
internal sealed class LetterSource(IProgress<long> read, StandardStreams? streams = null)
{
    private static readonly FileStreamOptions Forward =
        new() { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan };

#pragma warning disable RS0030 // This is the source that is injected: a version 4 UUID, as Digital Post asks for.
    public static readonly Func<Guid> NewUuid = Guid.NewGuid;
#pragma warning restore RS0030

    public static readonly string[] Patterns =
        ["*.xml", "*.letter.json", "*.tar.lzma", "*.zip", "*.tar", "*.tar.gz", "*.tgz", "*.tar.bz2", "*.tar.xz", "letter.json"];

    private long total;

    /// <summary>Of packages that do not say so; null: they must.</summary>
    public PackageSender? Sender { get; init; }

    /// <summary>What packages leave out; null: nothing.</summary>
    public PackageTemplate? Template { get; init; }

    public Stream StandardOutput() => (streams ?? throw new IOException("There is no standard output here.")).Bytes();

    /// <summary>Of the archive that was read last: what is fine here, and may not be elsewhere.</summary>
    public Finding? Warning { get; private set; }

    /// <summary>Why there is nothing to read; null: there is.</summary>
    public static string? WhyMissing(string file)
    {
        if (file == StandardStreams.Name || File.Exists(file))
            return null;
        return Directory.Exists(file)
            ? "It is a folder. Name a letter or an archive in it; memo validate takes whole folders."
            : "There is no such file.";
    }

    /// <summary>Those that a letter.json may name.</summary>
    public static IPackageFiles FilesBesideOf(string letterJson) => new FilesBeside(Path.GetDirectoryName(Path.GetFullPath(letterJson))!);

    public Stream Open(string file) => new CountedStream(OpenPlain(file), read);

    /// <summary>Of an archive, of a package, or the file itself. A broken archive throws after the letters before the break.</summary>
    public Task ReadAsync(string file, Func<LetterName, DropLetter, Task> each, CancellationToken cancellationToken) =>
        ReadAsync(file, kind => kind, each, cancellationToken);

    /// <summary>Of a file that must be an archive, whatever it is called; in bytes, how long it is.</summary>
    public async Task<long> ReadArchiveAsync(string file, Func<LetterName, DropLetter, Task> each, CancellationToken cancellationToken)
    {
        await ReadAsync(file, kind => kind.IsArchive() ? kind : DropKind.TarLzma, each, cancellationToken);
        return total;
    }

    private async Task ReadAsync(
        string file, Func<DropKind, DropKind> kindOf, Func<LetterName, DropLetter, Task> each, CancellationToken cancellationToken)
    {
        Warning = null;
        await using var content = new CountedStream(OpenPlain(file), read);
        var start = new byte[ArchiveStart.Length];
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        Array.Resize(ref start, length);
        await using var begun = new BegunStream(content, start);
        var isNameless = file == StandardStreams.Name;
        var kind = kindOf(isNameless ? FirstBytes.KindOf(start) : KindOf(file));
        var folder = isNameless ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(file))!;
        var reader = new DropReader(kind, begun, new FilesBeside(folder), Sender, TimeProvider.System, template: Template);
        await foreach (var letter in reader.ReadAsync(_ => NewUuid(), cancellationToken))
        {
            // That a letter comes out of it shows that it is LZMA at all.
            if (kind == DropKind.TarLzma)
                Warning ??= MemoArchiveWarnings.Of(start);
            var name = new LetterName(file, letter.Name);
            await each(name, letter with { ClaimedName = letter.Name is null ? name.ClaimedName : letter.ClaimedName });
        }

        total = content.Total;
    }

    private Stream OpenPlain(string file)
    {
        if (file == StandardStreams.Name)
            return (streams ?? throw new IOException("There is no standard input here.")).Input();
        return WhyMissing(file) is { } reason ? throw new IOException(reason) : OpenFile(file);
    }

    // A device such as /dev/zero states no length and has no end.
    private static FileStream OpenFile(string file)
    {
        if (FileNature.WhyNoFile(file) is { } reason)
            throw new IOException(reason);
        var content = new FileStream(file, Forward);
        if (!content.CanSeek || content.Length > 0 || content.ReadByte() < 0)
            return content;
        content.Dispose();
        throw new IOException("It is a device, and has no end. Name a file.");
    }

    private static DropKind KindOf(string file) =>
        DropName.KindOf(Path.GetFileName(file))
        ?? (file.EndsWith(".lzma", StringComparison.OrdinalIgnoreCase) ? DropKind.TarLzma : DropKind.Memo);

    // In the package's own folder or below it, as the path's own rule has it.
    private sealed class FilesBeside(string folder) : IPackageFiles
    {
        private readonly string root = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;

        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
        {
            var full = Path.Combine(root, path);
            return new(File.Exists(full) && !LeadsOverLink(full) ? OpenNamed(path, full) : null);
        }

        // Neither an archive nor the app's store follows one.
        private bool LeadsOverLink(string full)
        {
            for (var at = full; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
            {
                if (new FileInfo(at).LinkTarget is not null)
                    return true;
            }

            return false;
        }

        private static FileStream OpenNamed(string path, string full) =>
            FileNature.WhyNoFile(full) is { } reason ? throw new IOException($"{path} under files: {reason}") : OpenFile(full);
    }
}
