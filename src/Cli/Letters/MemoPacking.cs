using Postvogn.Cli.Files;

namespace Postvogn.Cli.Letters;

internal sealed class MemoPacking(LetterSource source)
{
    private readonly List<(string File, Guid MessageUuid, long Length)> letters = [];
    private readonly List<FileFinding> findings = [];
    private readonly List<Unread> unread = [];
    private readonly HashSet<Guid> seen = [];

    /// <summary>Reads every letter first; the archive is written only when each can go into it.</summary>
    public async Task<WrittenResult> RunAsync(InputList input, string output, bool force, CancellationToken cancellationToken)
    {
        await using var archive = new PendingFile(output, force);
        unread.AddRange(input.Unread);
        foreach (var file in input.Files)
            await JudgeAsync(file, cancellationToken);
        if (findings.Count > 0 || unread.Count > 0)
            return new() { Findings = findings, Unread = unread };

        var length = await WriteAsync(archive.Content, cancellationToken);
        var packed = archive.Content.Length;
        await archive.PlaceAsync(cancellationToken);
        return new() { Output = output, Letters = letters.Count, Length = length, PackedLength = packed };
    }

    private async Task JudgeAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = source.Open(file);
            var (uuid, length) = await ReadAsync(content, cancellationToken);
            if (FindingOf(file, uuid, length) is { } finding)
                findings.Add(FileFinding.Of(new LetterName(file), finding));
            letters.Add((file, uuid, length));
        }
        catch (Exception fault) when (Unread.Of(file, fault) is { } stopped)
        {
            unread.Add(stopped);
        }
    }

    // To the end: a letter that is cut off shows it there.
    private static async Task<(Guid MessageUuid, long Length)> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        await using var reader = new MemoReader(content);
        var header = await reader.ReadHeaderAsync(cancellationToken);
        while (await reader.ReadFileAsync(cancellationToken) is not null)
        {
            // Going on to the next file reads the last one to its end.
        }
        return (header.MessageUuid, reader.Length);
    }

    private Finding? FindingOf(string file, Guid uuid, long length)
    {
        if (new LetterName(file).ClaimedUuid is { } claimed && claimed != uuid)
            return LetterName.OtherUuid;
        if (!seen.Add(uuid))
            return new MemoArchiveException(MemoArchiveFault.DuplicateEntry).Finding;
        return length > MemoArchiveLimits.LongestMessage
            ? new MemoArchiveException(MemoArchiveFault.EntryTooLarge).Finding
            : null;
    }

    private async Task<long> WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var total = 0L;
        await using var archive = new MemoArchiveWriter(output);
        foreach (var letter in letters)
        {
            await using var content = source.Open(letter.File);
            total += letter.Length;
            await archive.AddAsync(letter.MessageUuid, letter.Length, MemoEncoding.ToUtf8(content), cancellationToken);
        }
        await archive.CompleteAsync(cancellationToken);
        return total;
    }
}
