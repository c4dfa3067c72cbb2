using System.Runtime.CompilerServices;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>A drop that is a package: a letter.json and its files, from which the MeMo is made as it is read.</summary>
internal sealed class PackageDropReader(IBlobStore store, PackageMessages messages) : IDropReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<DropLetter> ReadAsync(OpenDrop drop, Guid newMessageUuid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var package = await PackageJson.ReadAsync(drop.Content, cancellationToken);
        var files = await FindFilesAsync(drop, package, cancellationToken);
        var message = messages.Make(drop.Name.Source, package, files, newMessageUuid);
        await using var memo = ProducedStream.Of((output, cancel) => WriteAsync(output, message, cancel));
        yield return new DropLetter(null, package.Urgent || drop.Name.Urgent, memo);
    }

    private static async Task WriteAsync(Stream output, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await MemoWriter.WriteAsync(output, message, cancellationToken);
        }
        catch (MemoFormatException error)
        {
            throw new DropException(error.Finding);
        }
    }

    /// <summary>The contents of the package's files in their order; all that are missing are found at once.</summary>
    private async Task<IReadOnlyList<FileContent>> FindFilesAsync(OpenDrop drop, Package package, CancellationToken cancellationToken)
    {
        var contents = new List<FileContent>();
        var findings = new List<Finding>();
        for (var i = 0; i < package.Files.Count; i++)
        {
            if (drop.Name.FileBeside(package.Files[i].Path) is not { } path)
                findings.Add(Missing(i));
            else if (DropName.From(path.Name) is not null)
                findings.Add(IsDropItself(i));
            else if (await ExistsAsync(path, cancellationToken))
                contents.Add(FileContent.From(cancel => OpenAsync(drop, path, cancel)));
            else
                findings.Add(Missing(i));
        }

        return findings.Count == 0 ? contents : throw new DropException(findings);
    }

    private async Task<bool> ExistsAsync(BlobPath path, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(path, cancellationToken);
        return blob is not null;
    }

    private async ValueTask<Stream> OpenAsync(OpenDrop drop, BlobPath path, CancellationToken cancellationToken)
    {
        var blob = await store.OpenAsync(path, cancellationToken) ?? throw new IOException("A file of the package was removed while it was read.");
        return drop.Counted(blob.Stream);
    }

    private static Finding Missing(int index) =>
        At(index, "letter.file.missing", "The file is not there.", "Name the file relative to the letter.json, upload it first, and the letter.json last.");

    private static Finding IsDropItself(int index) =>
        At(index, "letter.file.is.drop", "A file of this name is a drop of its own.", "Put the package's files into a folder named files beside the letter.json, where nothing is a drop: files/name.xml.");

    private static Finding At(int index, string code, string message, string fix) =>
        new() { Code = code, Status = ReceiptStatus.Invalid, Path = $"files[{index}].path", Message = message, Fix = fix };
}
