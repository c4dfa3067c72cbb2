using Postvogn.Cli.Files;
using Postvogn.Drops;

namespace Postvogn.Cli.Letters;

/// <summary>Letters are named after their messageUUID, never by the text of their entry.</summary>
internal sealed class MemoUnpacking(LetterSource source)
{
    private readonly List<FileFinding> findings = [];
    private int letters;
    private long length;

    /// <summary>Moves the letters into the folder when the archive was whole and each is the letter that it is named after.</summary>
    public async Task<WrittenResult> RunAsync(string archive, string output, bool force, CancellationToken cancellationToken)
    {
        if (!File.Exists(archive))
            return new() { Unread = [Unread.Of(archive, "There is no such file.")] };

        using var folder = new PendingFolder(output, force);
        try
        {
            await source.ReadArchiveAsync(
                archive, (name, letter) => UnpackAsync(name, letter, folder.WorkPath, cancellationToken), cancellationToken);
        }
        catch (Exception fault) when (DropException.FindingsOf(fault) is { } broken)
        {
            return new() { Unread = [Unread.Of(new LetterName(archive), broken[0])] };
        }
        if (findings.Count > 0)
            return new() { Findings = findings };

        folder.Place();
        return new() { Output = output, Letters = letters, Length = length, PackedLength = new FileInfo(archive).Length };
    }

    private async Task UnpackAsync(LetterName name, DropLetter letter, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "letter");
        var (messageUuid, faults) =
            letter.Findings.Count > 0 ? (default, letter.Findings) : await WriteAsync(path, letter, cancellationToken);
        findings.AddRange(faults.Select(fault => FileFinding.Of(name, fault)));
        var target = Path.Combine(folder, $"{messageUuid:D}.xml");
        if (faults.Count == 0 && File.Exists(target))
            findings.Add(FileFinding.Of(name, JudgedLetter.UsedMessageUuid));
        if (findings.Count > 0)
        {
            File.Delete(path);
            return;
        }

        (letters, length) = (letters + 1, length + new FileInfo(path).Length);
        File.Move(path, target);
    }

    private static async Task<(Guid MessageUuid, IReadOnlyList<Finding> Faults)> WriteAsync(
        string path, DropLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            await using var file =
                new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, useAsync: true);
            await letter.Memo.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            await using var reader = new MemoReader(file);
            var messageUuid = (await reader.ReadHeaderAsync(cancellationToken)).MessageUuid;
            var claimed = Path.GetFileNameWithoutExtension(letter.ClaimedName);
            var isItsName = claimed is null || string.Equals(claimed, $"{messageUuid:D}", StringComparison.OrdinalIgnoreCase);
            return (messageUuid, isItsName ? [] : [LetterName.OtherUuid]);
        }
        catch (MemoFormatException broken)
        {
            return (default, [broken.Finding]);
        }
    }
}
