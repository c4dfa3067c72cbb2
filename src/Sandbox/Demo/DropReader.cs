using Postvogn.Drops;
using Postvogn.MeMo;
using Postvogn.Sandbox.Processes;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>What cannot be read is dropped all the same: Postvogn must say what is wrong with it.</summary>
internal static class DropReader
{
    public static bool IsDrop(string path) => DropName.KindOf(Path.GetFileName(path)) is not null;

    /// <summary>Whose letter it is when a package names no sender.</summary>
    public static PackageSender Sender { get; } = new(Solbjerg.Municipality.Cvr, Solbjerg.Municipality.Name);

    public static async Task<DropContent> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await (DropName.KindOf(Path.GetFileName(path)) switch
            {
                DropKind.Package => PackageReader.ReadAsync(path, letter => ReadLetterAsync(letter, cancellationToken), cancellationToken),
                { } kind when kind.IsArchive() => ReadArchiveAsync(kind, path, cancellationToken),
                _ => ReadMemoAsync(path, cancellationToken),
            });
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            // Whatever it holds, the app is the one to say what is wrong with it, and the other drops go on.
            return new DropContent { Letters = [new LetterContent()] };
        }
    }

    private static async Task<DropContent> ReadMemoAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = OrdinaryFile.OpenRead(path);
        var header = await TryReadHeaderAsync(file, cancellationToken);
        file.Position = 0;
        return new DropContent
        {
            Letters =
            [
                LetterContent.Of(header) with
                {
                    MemoSha256 = await SentSha256Async(path, cancellationToken),
                    FileSha256 = header is null ? [] : await TryReadFilesAsync(file, cancellationToken),
                },
            ],
        };
    }

    private static async Task<DropContent> ReadArchiveAsync(DropKind kind, string path, CancellationToken cancellationToken)
    {
        var letters = new List<LetterContent>();
        try
        {
            await using var file = OrdinaryFile.OpenRead(path);
            var reader = new Drops.DropReader(kind, file, new InTheArchive(), Sender, TimeProvider.System);
            await foreach (var letter in reader.ReadAsync(_ => Guid.Empty, cancellationToken))
                letters.Add(await ReadLetterAsync(letter, cancellationToken) with { Entry = letter.Number });
        }
        catch (Exception fault) when (fault is MemoFormatException || DropException.FindingsOf(fault) is not null)
        {
            return new DropContent { Letters = [new LetterContent()] };
        }
        return new DropContent
        {
            Letters = [.. letters.DistinctBy(letter => letter.MessageUuid ?? (object)letter.Entry)],
            IsArchive = true,
        };
    }

    // An entry can be read only once, and one letter of an archive may be large: it goes by way of the disk. The MeMo that is made of a
    // package is not the one that the app makes: their files are the same.
    private static async Task<LetterContent> ReadLetterAsync(DropLetter letter, CancellationToken cancellationToken)
    {
        if (letter.Findings.Count > 0)
            return new LetterContent();
        await using var copy = TemporaryFile();
        await letter.Memo.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        var content = LetterContent.Of(await TryReadHeaderAsync(copy, cancellationToken));
        copy.Position = 0;
        if (letter.Name is null || DropName.KindOf(letter.Name) == DropKind.Package)
            return content with { FileSha256 = await MemoFiles.Sha256Async(copy, cancellationToken) };
        var claimed = Guid.TryParseExact(Path.GetFileNameWithoutExtension(letter.ClaimedName), "D", out var uuid) ? uuid : (Guid?)null;
        content = content with
            { MessageUuid = content.MessageUuid ?? claimed, MemoSha256 = await Sha256Hex.OfAsync(copy, cancellationToken) };
        copy.Position = 0;
        return content with { FileSha256 = await TryReadFilesAsync(copy, cancellationToken) };
    }

    // A letter in another encoding is sent as UTF-8.
    private static async Task<string> SentSha256Async(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = OrdinaryFile.OpenRead(path);
            return await Sha256Hex.OfAsync(MemoEncoding.ToUtf8(file), cancellationToken);
        }
        catch (MemoFormatException)
        {
            return await Sha256Hex.OfFileAsync(path, cancellationToken);
        }
    }

    // On Unix it has no name any more, so that nothing is left of it by a process that is killed.
    private static FileStream TemporaryFile()
    {
        var path = Path.GetTempFileName();
        var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose | FileOptions.Asynchronous : FileOptions.Asynchronous;
        var file = new FileStream(
            path, new FileStreamOptions
                { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Options = options, Share = FileShare.Delete });
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }

    private static async Task<MessageHeader?> TryReadHeaderAsync(Stream memo, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = new MemoReader(memo);
            return await reader.ReadHeaderAsync(cancellationToken);
        }
        catch (MemoFormatException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<string>> TryReadFilesAsync(Stream memo, CancellationToken cancellationToken)
    {
        try
        {
            return await MemoFiles.Sha256Async(memo, cancellationToken);
        }
        catch (MemoFormatException)
        {
            return [];
        }
    }

    // Packages in an archive find their files there.
    private sealed class InTheArchive : IPackageFiles
    {
        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken) => default;
    }
}
