using Postvogn.Cli.Files;
using Postvogn.MeMo;

namespace Postvogn.Cli.Letters;

/// <summary>
/// Unpacks an archive into a folder: <c>memo unpack</c>. Letters are named after the UUID of their entry, never by its text.
/// </summary>
/// <param name="source">Opens the archive.</param>
internal sealed class MemoUnpacking(LetterSource source)
{
    private readonly List<FileFinding> findings = [];
    private int letters;
    private long length;

    /// <summary>
    /// Unpacks beside the folder, and moves the letters into it when the archive was whole and each is the letter that it is named after.
    /// </summary>
    /// <param name="archive">The archive.</param>
    /// <param name="output">The folder.</param>
    /// <param name="force">Whether letters that are there already are replaced.</param>
    /// <param name="cancellationToken">Stops it; nothing is left.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<WrittenResult> RunAsync(string archive, string output, bool force, CancellationToken cancellationToken)
    {
        if (!File.Exists(archive))
            return new() { Unread = [Unread.Of(archive, "There is no such file.")] };

        using var folder = new PendingFolder(output, force);
        try
        {
            await using var content = source.Open(archive);
            await UnpackAsync(archive, content, folder.WorkPath, cancellationToken);
        }
        catch (MemoArchiveException broken)
        {
            return new() { Unread = [Unread.Of(new LetterName(archive), broken.Finding)] };
        }
        if (findings.Count > 0)
            return new() { Findings = findings };

        folder.Place();
        return new() { Output = output, Letters = letters, Length = length, PackedLength = new FileInfo(archive).Length };
    }

    private async Task UnpackAsync(string archive, Stream content, string folder, CancellationToken cancellationToken)
    {
        await using var reader = new MemoArchiveReader(content);
        while (await reader.ReadNextAsync(cancellationToken) is { } entry)
        {
            var path = Path.Combine(folder, $"{entry.MessageUuid:D}.xml");
            await WriteAsync(path, entry.Content, cancellationToken);
            if (await FindingOfAsync(path, entry.MessageUuid, cancellationToken) is { } finding)
                findings.Add(FileFinding.Of(new LetterName(archive, entry.Name), finding));
            (letters, length) = (letters + 1, length + entry.Length);
        }
    }

    private static async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        await content.CopyToAsync(file, cancellationToken);
    }

    private static async Task<Finding?> FindingOfAsync(string path, Guid expected, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using var reader = new MemoReader(file);
            var header = await reader.ReadHeaderAsync(cancellationToken);
            return header.MessageUuid == expected ? null : LetterName.OtherUuid;
        }
        catch (MemoFormatException broken)
        {
            return broken.Finding;
        }
    }
}
