using Postvogn.Cli.Files;
using Postvogn.MeMo;

namespace Postvogn.Cli.Letters;

/// <summary>Reads the letters of files and archives, one after the other.</summary>
/// <param name="read">Is told the bytes that were read.</param>
internal sealed class LetterSource(IProgress<long> read)
{
    private static readonly FileStreamOptions Forward =
        new() { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan };

    /// <summary>Opens a file for reading from its beginning to its end.</summary>
    public Stream Open(string file) => new CountedStream(new FileStream(file, Forward), read);

    /// <summary>Gives each letter of a file: the file itself, or, when it is called <c>.lzma</c>, each entry.</summary>
    /// <param name="file">The file.</param>
    /// <param name="each">Reads a letter.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="MemoArchiveException">The archive is broken; the letters before have been given.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task ReadAsync(string file, Func<LetterName, Stream, Task> each, CancellationToken cancellationToken)
    {
        await using var content = Open(file);
        if (file.EndsWith(".lzma", StringComparison.OrdinalIgnoreCase))
            await ReadArchiveAsync(file, content, each, cancellationToken);
        else
            await each(new LetterName(file), content);
    }

    private static async Task ReadArchiveAsync(
        string file, Stream content, Func<LetterName, Stream, Task> each, CancellationToken cancellationToken)
    {
        await using var archive = new MemoArchiveReader(content);
        while (await archive.ReadNextAsync(cancellationToken) is { } entry)
            await each(new LetterName(file, entry.Name), entry.Content);
    }
}
