using Postvogn.Drops;
using Postvogn.Sandbox.Processes;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>Reads a letter.json as the app does, so that both know the same files.</summary>
internal static class PackageReader
{
    public static async Task<DropContent> ReadAsync(
        string path, Func<DropLetter, Task<LetterContent>> readLetter, CancellationToken cancellationToken)
    {
        await using var json = OrdinaryFile.OpenRead(path);
        var files = new Beside(Path.GetDirectoryName(path)!);
        var content = new LetterContent();
        var reader = new Drops.DropReader(DropKind.Package, json, files, DropReader.Sender, TimeProvider.System);
        try
        {
            await foreach (var letter in reader.ReadAsync(_ => Guid.Empty, cancellationToken))
                content = await readLetter(letter);
        }
        catch (Exception fault) when (DropException.FindingsOf(fault) is not null)
        {
            // It is dropped as it is, with its files.
        }
        if (content.MessageUuid == Guid.Empty) content = content with { MessageUuid = null };

        // Those of the MeMo are in its order; but it must have every file that was named, as it lies here.
        var hashes = await files.Sha256Async(cancellationToken);
        return new DropContent
        {
            Letters = [hashes.Except(content.FileSha256).Any() ? content with { FileSha256 = hashes } : content],
            Files = files.Opened,
        };
    }

    // A package may name files below its own folder only; any other stays where it is, and Postvogn says what is wrong.
    private sealed class Beside(string folder) : IPackageFiles
    {
        private readonly List<string> opened = [];

        public IReadOnlyList<string> Opened => opened;

        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
        {
            if (PathOf(path) is not { } full) return default;
            if (!opened.Contains(path)) opened.Add(path);
            return new(OrdinaryFile.OpenRead(full));
        }

        public async Task<IReadOnlyList<string>> Sha256Async(CancellationToken cancellationToken)
        {
            var hashes = new List<string>();
            foreach (var path in opened) hashes.Add(await Sha256Hex.OfFileAsync(Path.Combine(folder, path), cancellationToken));
            return hashes;
        }

        private string? PathOf(string path)
        {
            if (path.Contains('\0', StringComparison.Ordinal)) return null;
            var full = Path.GetFullPath(path, folder);
            var isHere = full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            return isHere && File.Exists(full) && !OrdinaryFile.IsNone(full) ? full : null;
        }
    }
}
