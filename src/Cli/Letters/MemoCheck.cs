using Postvogn.Drops;

namespace Postvogn.Cli.Letters;

/// <summary>Says of letters, loose or in archives, what Digital Post would say. With
/// <paramref name="tell"/> each is told as it comes, and none is kept.</summary>
internal sealed class MemoCheck(LetterSource source, MemoValidationOptions rules, Action<object>? tell = null)
{
    // A hostile archive could fill the memory with findings; all are counted, this many are kept.
    private const int MostFindings = 10_000;

    private readonly List<CheckedLetter> letters = [];
    private readonly List<FileFinding> found = [];
    private readonly List<FileFinding> warnings = [];
    private readonly List<Unread> unread = [];
    private readonly Dictionary<Guid, string> loose = [];
    private HashSet<Guid> ofArchive = [];
    private int fine;
    private int refused;
    private int findings;

    /// <summary>A letter that is broken is a finding; a file that cannot be opened is not.</summary>
    public async Task<ValidateResult> RunAsync(InputList input, CancellationToken cancellationToken)
    {
        foreach (var fault in input.Unread)
            Add(fault);
        foreach (var file in input.Files)
            await CheckAsync(file, cancellationToken);
        return new()
        {
            Fine = fine,
            Refused = refused,
            Checked = letters,
            FindingsLeftOut = findings - found.Count,
            Findings = found,
            Warnings = warnings,
            Unread = unread,
        };
    }

    private async Task CheckAsync(string file, CancellationToken cancellationToken)
    {
        ofArchive = [];
        try
        {
            await source.ReadAsync(file, (name, letter) => CheckLetterAsync(name, letter, cancellationToken), cancellationToken);
        }
        catch (Exception fault) when (DropException.FindingsOf(fault) is { } broken)
        {
            var length = new FileInfo(file) is { Exists: true } there ? there.Length : 0;
            Add(new CheckedLetter(file, null, null, null, length, 1), [broken[0]], []);
        }
        catch (Exception fault) when (Unread.Of(file, fault) is { } unread)
        {
            Add(unread);
        }

        if (source.Warning is { } warning)
            Warn(FileFinding.Of(new LetterName(file), warning));
    }

    private async Task CheckLetterAsync(LetterName name, DropLetter content, CancellationToken cancellationToken)
    {
        var report = await content.JudgeAsync(rules, cancellationToken);
        IReadOnlyList<Finding> said =
            IsUsed(name, report.Header?.MessageUuid) ? [.. report.Findings, JudgedLetter.UsedMessageUuid] : report.Findings;
        var version = report.Version is { } known ? MemoWords.Of(known) : null;
        var letter = new CheckedLetter(name.File, name.Entry, report.Header?.MessageUuid, version, report.Length, said.Count);
        Add(letter with { NotJudged = report.HtmlNotJudged }, said, report.Warnings);
    }

    // Of another letter in the archive, or of another file: an archive may well hold what lies beside it.
    private bool IsUsed(LetterName name, Guid? messageUuid)
    {
        if (messageUuid is not { } uuid)
            return false;
        if (name.Entry is not null)
            return !ofArchive.Add(uuid);
        var file = name.File == StandardStreams.Name ? name.File : Path.GetFullPath(name.File);
        return !loose.TryAdd(uuid, file) && loose[uuid] != file;
    }

    private void Add(CheckedLetter letter, IReadOnlyList<Finding> of, IReadOnlyList<Finding> warned)
    {
        (fine, refused) = of.Count == 0 ? (fine + 1, refused) : (fine, refused + 1);
        findings += of.Count;
        var listed = of.Select(finding => FileFinding.Of(letter.Name, finding));
        var warnedOf = warned.Select(warning => FileFinding.Of(letter.Name, warning));
        if (tell is not null)
        {
            tell(new LetterLine(letter, [.. listed], [.. warnedOf]));
            return;
        }

        letters.Add(letter);
        found.AddRange(listed.Take(MostFindings - found.Count));
        warnings.AddRange(warnedOf.Take(MostFindings - warnings.Count));
    }

    private void Warn(FileFinding warning)
    {
        if (tell is null)
            warnings.Add(warning);
        else
            tell(new WarningLine(warning));
    }

    private void Add(Unread fault)
    {
        unread.Add(fault);
        tell?.Invoke(new UnreadLine(fault));
    }
}
