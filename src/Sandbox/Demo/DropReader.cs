using Postvogn.MeMo;

namespace Postvogn.Sandbox.Demo;

/// <summary>Reads what is about to be dropped: which letters lie in it, from whom, to whom, and their hashes.</summary>
/// <remarks>What cannot be read is dropped all the same: it is for Postvogn to say what is wrong with it.</remarks>
internal static class DropReader
{
    /// <summary>What kinds of file are a drop; any other is a file of a package.</summary>
    public static bool IsDrop(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || IsPackage(name) || IsArchive(name);

    /// <summary>Reads a drop.</summary>
    /// <param name="path">The file that bears the drop's name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<DropContent> ReadAsync(string path, CancellationToken cancellationToken) =>
        IsPackage(path) ? PackageReader.ReadAsync(path, cancellationToken)
        : IsArchive(path) ? ReadArchiveAsync(path, cancellationToken)
        : ReadMemoAsync(path, cancellationToken);

    private static bool IsPackage(string name) => name.EndsWith(".letter.json", StringComparison.OrdinalIgnoreCase);

    private static bool IsArchive(string name) => name.EndsWith(".tar.lzma", StringComparison.OrdinalIgnoreCase);

    private static async Task<DropContent> ReadMemoAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var header = await TryReadHeaderAsync(file, cancellationToken);
        return new DropContent { Letters = [LetterContent.Of(header) with { MemoSha256 = await Sha256Hex.OfFileAsync(path, cancellationToken) }] };
    }

    private static async Task<DropContent> ReadArchiveAsync(string path, CancellationToken cancellationToken)
    {
        var letters = new List<LetterContent>();
        try
        {
            await using var file = File.OpenRead(path);
            await using var archive = new MemoArchiveReader(file);
            while (await archive.ReadNextAsync(cancellationToken) is { } entry)
                letters.Add(await ReadEntryAsync(entry, cancellationToken));
        }
        catch (MemoArchiveException)
        {
            return new DropContent { Letters = [new LetterContent()] };
        }
        return new DropContent { Letters = [.. letters.DistinctBy(letter => letter.MessageUuid)], IsArchive = true };
    }

    // An entry can be read only once, and one letter of an archive may be large: it goes by way of the disk.
    private static async Task<LetterContent> ReadEntryAsync(MemoArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var copy = TemporaryFile();
        await entry.Content.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        var sha256 = await Sha256Hex.OfAsync(copy, cancellationToken);
        copy.Position = 0;
        var letter = LetterContent.Of(await TryReadHeaderAsync(copy, cancellationToken));
        return letter with { MessageUuid = letter.MessageUuid ?? entry.MessageUuid, MemoSha256 = sha256 };
    }

    private static FileStream TemporaryFile() => new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });

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
}
