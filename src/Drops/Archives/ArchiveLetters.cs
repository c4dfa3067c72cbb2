using System.Runtime.CompilerServices;
using Postvogn.Drops.Packages;

namespace Postvogn.Drops.Archives;

/// <summary>Read as the folder that it was packed from: a package's files lie in the archive and nowhere else.</summary>
internal sealed class ArchiveLetters(PackageLetters packages, DropLimits limits)
{
    // Longer than any file's name that people give; what a hostile one can hold in memory is bounded by it.
    private const int LongestName = 255;

    // A hostile archive could hold many, and nobody reads more.
    private const int MostUnused = 500;

    /// <summary>Letters come as they are read, packages when all files are known, and last what belongs to no letter.</summary>
    public async IAsyncEnumerable<DropLetter> ReadAsync(
        DropKind kind, Stream input, Func<int, Guid> messageUuidOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await using var files = new ArchiveFiles(limits);
        var letters = 0;
        await foreach (var entry in EntriesAsync(kind, input, cancellationToken))
        {
            if (NameOf(entry) is not { } name) continue;
            if (!names.Add(name)) throw ArchiveFaults.SameName(entry.Number);
            switch (DropName.KindOf(name))
            {
                case DropKind.Memo:
                    yield return new DropLetter(name, entry.Number, Urgent: false, entry.Content, []) { ClaimedName = UuidName(name) };
                    letters++;
                    break;
                case null or DropKind.Package:
                    await files.KeepAsync(name, entry, cancellationToken);
                    break;
                default:
                    throw ArchiveFaults.Nested(entry.Number);
            }
        }

        foreach (var package in files.Packages())
        {
            await using var json = files.Open(package);
            var (beside, uuid) = (files.Beside(package), messageUuidOf(letters++));
            await foreach (var letter in packages.ReadAsync(package.Name, package.Number, json, beside, uuid, cancellationToken))
                yield return letter;
        }

        var unused = files.Unused();
        if (letters + unused.Count == 0) throw new MemoArchiveException(MemoArchiveFault.Empty);
        foreach (var (i, (name, number, _, _)) in unused.Take(MostUnused).Index())
        {
            var (findings, left) = (ArchiveFaults.Unused(number).Findings, unused.Count - MostUnused);
            if (i == MostUnused - 1 && left > 0) findings = [.. findings, JudgedLetter.More(left)];
            yield return new DropLetter(name, number, Urgent: false, Stream.Null, findings);
        }
    }

    /// <summary>As Digital Post takes it: nothing but MeMos that are named after their messageUUID.</summary>
    public static async IAsyncEnumerable<DropLetter> OfMemoArchiveAsync(
        Stream input, MemoArchiveLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = new MemoArchiveReader(input, limits);
        for (var number = 1; await archive.ReadNextAsync(cancellationToken) is { } entry; number++)
            yield return new DropLetter(entry.Name, number, Urgent: false, entry.Content, []) { ClaimedName = entry.Name };
    }

    private async IAsyncEnumerable<ArchiveEntry> EntriesAsync(
        DropKind kind, Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var spooled = kind == DropKind.Tar ? null : await TempFile.OfAsync(input, limits.MaxSpooledLength, cancellationToken);
        await using var tar = kind is DropKind.Tar or DropKind.Zip ? null : CompressedTar.Open(kind, spooled!, limits);
        var entries = kind == DropKind.Zip
            ? new ZipEntries(spooled!, limits).ReadAsync(cancellationToken)
            : tar is null ? PlainTarEntriesAsync(input, cancellationToken) : TarEntriesAsync(tar, cancellationToken);
        await foreach (var entry in entries) yield return entry;
    }

    // By the one strict reader of the project: the framework's takes extended headers of up to 2 GiB into memory, and SharpCompress ends in
    // silence where an archive is cut.
    private async IAsyncEnumerable<ArchiveEntry> TarEntriesAsync(
        Stream plain, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var tar = new TarArchiveReader(plain, limits.Archive);
        for (var number = 1; await tar.ReadNextAsync(cancellationToken) is { } entry; number++)
            yield return new ArchiveEntry(number, entry.Name, entry.IsFolder, entry.Content);
    }

    // What is no tar at its first block may be another kind, or nothing, as it is said of those.
    private async IAsyncEnumerable<ArchiveEntry> PlainTarEntriesAsync(
        Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = new byte[ArchiveStart.Length];
        var length = await input.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == 0) throw new MemoArchiveException(MemoArchiveFault.EmptyFile);
        if (ArchiveStart.KindOf(start.AsSpan(0, length)) is not (null or DropKind.Tar)) throw ArchiveFaults.OtherKind();
        await using var whole = new BegunStream(input, start.AsMemory(0, length));
        await foreach (var entry in TarEntriesAsync(whole, cancellationToken)) yield return entry;
    }

    // Without the ./ that tar likes to begin with; null for a folder.
    private static string? NameOf(ArchiveEntry entry)
    {
        var name = entry.Name;
        while (name.StartsWith("./", StringComparison.Ordinal)) name = name[2..];
        if (entry.IsFolder && name.Trim('/') is "" or ".") return null;
        var parts = (entry.IsFolder ? name.TrimEnd('/') : name).Split('/');
        var isSafe = name.Length <= LongestName
            && !name.Any(c => char.IsControl(c) || c is '\\' or ':')
            && parts.All(part => part is not ("" or "." or ".."));
        if (name.Contains('\uFFFD')) throw ArchiveFaults.NotUtf8Path(entry.Number);
        return !isSafe ? throw ArchiveFaults.UnsafePath(entry.Number) : entry.IsFolder ? null : name;
    }

    // A letter may have any name, but one that is a UUID must be the letter's own.
    private static string? UuidName(string name) =>
        Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "D", out _) ? Path.GetFileName(name) : null;
}

/// <summary>The number is from 1; the content is read forward only, and valid until the next entry is asked for.</summary>
internal sealed record ArchiveEntry(int Number, string Name, bool IsFolder, Stream Content);
