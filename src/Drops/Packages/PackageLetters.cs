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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipe = new Pipe(
            new PipeOptions(pauseWriterThreshold: 1 << 18, resumeWriterThreshold: 1 << 17, useSynchronizationContext: false));
        var written = message is null ? Task.CompletedTask : ProduceAsync(pipe.Writer, message, stop.Token);
        var memo = message is null ? Stream.Null : pipe.Reader.AsStream();
        try
        {
            yield return new DropLetter(name, number, package?.Urgent == true, memo, findings)
            {
                MessageUuid = package?.MessageUuid,
                Places = message is null ? null : new PackagePlaces(package!),
            };
        }
        finally
        {
            // Who reads no further must not leave a writer behind that reads all files to their end.
            await stop.CancelAsync();
            await memo.DisposeAsync();
            await written;
        }
    }

    private async Task<(Package? Package, Message? Message, IReadOnlyList<Finding> Findings)> MakeAsync(
        Stream json, IPackageFiles files, Guid newMessageUuid, CancellationToken cancellationToken)
    {
        Package? package = null;
        try
        {
            var (letter, faults) = await PackageJson.ReadAsync(json, cancellationToken);
            package = messages.Join(letter);
            var findings = messages.Check(package);
            // Too many files are not looked for.
            var areMany = faults.Any(fault => fault.Path == "files");
            var contents = areMany ? [] : await FindFilesAsync(package, files, findings, cancellationToken);
            findings = [.. faults, .. findings.Where(finding => !faults.Any(fault => Explains(fault.Path, finding.Path)))];
            return findings.Count > 0 ? (package, null, findings) : (package, messages.Make(package, contents, newMessageUuid), []);
        }
        catch (PackageException error)
        {
            return (package, null, error.Findings);
        }
    }

    // What could not be read is not there, nor what stands in it.
    private static bool Explains(string fault, string path)
    {
        (fault, path) = (Longest(fault), Longest(path));
        return path == fault || (path.StartsWith(fault, StringComparison.Ordinal) && path[fault.Length] is '.' or '[');
    }

    // By one name of the two that it may have.
    private static string Longest(string path)
    {
        var name = path.LastIndexOf('.') + 1;
        return (path[..name], path[name..]) switch
        {
            ("", "caseID") => "contentData.caseID.caseID",
            (var holder, "type") => $"{holder}idType",
            (var holder, "recipientID" or "senderID" or "representativeID") => $"{holder}id",
            _ => path,
        };
    }

    // In their order; all that are missing are found at once.
    private static async Task<IReadOnlyList<FileContent>> FindFilesAsync(
        Package package, IPackageFiles files, List<Finding> findings, CancellationToken cancellationToken)
    {
        var contents = new List<FileContent>();
        var room = new FileRoom();
        foreach (var (i, file) in package.Files.Index())
        {
            if (!PackagePath.IsValid(file.Path))
                findings.Add(NoPath(i));
            else if (DropName.KindOf(file.Path) is not null)
                findings.Add(IsDropItself(i));
            else if (await ExistsAsync(files, file.Path, cancellationToken))
                contents.Add(FileContent.From(cancel => OpenAsync(files, file.Path, room, cancel)));
            else
                findings.Add(Missing(i));
        }

        return contents;
    }

    private static async Task<bool> ExistsAsync(IPackageFiles files, string path, CancellationToken cancellationToken)
    {
        await using var file = await files.OpenAsync(path, cancellationToken);
        return file is not null;
    }

    private static async ValueTask<Stream> OpenAsync(
        IPackageFiles files, string path, FileRoom room, CancellationToken cancellationToken) =>
        await files.OpenAsync(path, cancellationToken) is { } file
            ? new MeteredStream(file, room.Take, closes: true)
            : throw new IOException("A file of the package was removed while it was read.");

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

    // A few blocks ahead of the reader, at whom a fault of the writer comes out.
    private static async Task ProduceAsync(PipeWriter writer, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await using var output = writer.AsStream(leaveOpen: true);
            await Task.Yield();
            await WriteAsync(output, message, cancellationToken);
            await writer.CompleteAsync();
        }
        catch (Exception error)
        {
            await writer.CompleteAsync(error);
        }
    }

    private static Finding Missing(int index) => At(
        index, "letter.file.missing", "The file is not there, or is a link.",
        "Name the file relative to the letter.json, upload it first, and the letter.json last.");

    private static Finding NoPath(int index) => At(
        index, "letter.file.missing", "The path is taken as it is written, and no file can have this one.",
        "Name the file relative to the letter.json, with / between folders: no part may be empty or begin with a dot, and there is no "
        + "backslash or control character (brev.pdf, files/brev.pdf).");

    private static Finding IsDropItself(int index) => At(
        index, "letter.file.is.drop", "A file of this name is a drop of its own.",
        "Put the package's files into a folder named files beside the letter.json, where nothing is a drop: files/name.xml.");

    private static Finding At(int index, string code, string message, string fix) =>
        DropException.Invalid(code, $"files[{index}].path", message, fix);

    // In base64 they take a third more. What passes the limit with the rest of the MeMo, the validator says.
    private sealed class FileRoom
    {
        private long left = MemoArchiveLimits.LongestMessage / 4 * 3;

        public void Take(int read)
        {
            left -= read;
            if (left < 0)
                throw new PackageException(DropException.Invalid(
                    MemoCodes.MemoFileSizeTooLarge.Code, "files", "The files make a message of more than 99,500,000 bytes.",
                    "Send smaller files, or several messages."));
        }
    }
}
