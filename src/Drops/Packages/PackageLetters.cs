using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Postvogn.Drops.Packages;

/// <summary>The MeMo is made as it is read.</summary>
internal sealed class PackageLetters(PackageMessages messages)
{
    /// <summary>A broken package has the findings that say so.</summary>
    public async IAsyncEnumerable<DropLetter> ReadAsync(
        string? name, int number, Stream json, IPackageFiles files, Guid newMessageUuid,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (package, message, findings) = await MakeAsync(json, files, newMessageUuid, cancellationToken);
        await using var memo = message is null ? Stream.Null : Produced((output, cancel) => WriteAsync(output, message, cancel));
        yield return new DropLetter(name, number, package?.Urgent == true, memo, findings) { MessageUuid = package?.MessageUuid };
    }

    private async Task<(Package? Package, Message? Message, IReadOnlyList<Finding> Findings)> MakeAsync(
        Stream json, IPackageFiles files, Guid newMessageUuid, CancellationToken cancellationToken)
    {
        Package? package = null;
        try
        {
            package = await PackageJson.ReadAsync(json, cancellationToken);
            var contents = await FindFilesAsync(package, files, cancellationToken);
            return (package, messages.Make(package, contents, newMessageUuid), []);
        }
        catch (PackageException error)
        {
            return (package, null, error.Findings);
        }
    }

    // In their order; all that are missing are found at once.
    private static async Task<IReadOnlyList<FileContent>> FindFilesAsync(
        Package package, IPackageFiles files, CancellationToken cancellationToken)
    {
        var contents = new List<FileContent>();
        var findings = new List<Finding>();
        foreach (var (i, file) in package.Files.Index())
        {
            if (DropName.KindOf(file.Path) is not null)
                findings.Add(IsDropItself(i));
            else if (await ExistsAsync(files, file.Path, cancellationToken))
                contents.Add(FileContent.From(cancel => OpenAsync(files, file.Path, cancel)));
            else
                findings.Add(Missing(i));
        }

        return findings.Count == 0 ? contents : throw new PackageException(findings);
    }

    private static async Task<bool> ExistsAsync(IPackageFiles files, string path, CancellationToken cancellationToken)
    {
        await using var file = await files.OpenAsync(path, cancellationToken);
        return file is not null;
    }

    private static async ValueTask<Stream> OpenAsync(IPackageFiles files, string path, CancellationToken cancellationToken) =>
        await files.OpenAsync(path, cancellationToken) ?? throw new IOException("A file of the package was removed while it was read.");

    private static async Task WriteAsync(Stream output, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await MemoWriter.WriteAsync(output, message, cancellationToken);
        }
        catch (MemoFormatException error)
        {
            throw new PackageException(error.Finding);
        }
    }

    // A stream to read from what something writes at the same time, a few blocks at a time. A fault of the writer comes out at the
    // reader.
    private static Stream Produced(Func<Stream, CancellationToken, Task> write)
    {
        var pipe = new Pipe(
            new PipeOptions(pauseWriterThreshold: 1 << 18, resumeWriterThreshold: 1 << 17, useSynchronizationContext: false));
        _ = ProduceAsync(pipe.Writer, write);
        return pipe.Reader.AsStream();
    }

    private static async Task ProduceAsync(PipeWriter writer, Func<Stream, CancellationToken, Task> write)
    {
        try
        {
            await using var output = writer.AsStream(leaveOpen: true);
            await Task.Yield();
            await write(output, CancellationToken.None);
            await writer.CompleteAsync();
        }
        catch (Exception error)
        {
            await writer.CompleteAsync(error);
        }
    }

    private static Finding Missing(int index) => At(
        index, "letter.file.missing", "The file is not there.",
        "Name the file relative to the letter.json, upload it first, and the letter.json last.");

    private static Finding IsDropItself(int index) => At(
        index, "letter.file.is.drop", "A file of this name is a drop of its own.",
        "Put the package's files into a folder named files beside the letter.json, where nothing is a drop: files/name.xml.");

    private static Finding At(int index, string code, string message, string fix) =>
        DropException.Invalid(code, $"files[{index}].path", message, fix);
}
