using Postvogn.Drops;

namespace Postvogn.Cli.Letters;

/// <summary>Says of letters, loose or in archives, what Digital Post would say. The clock says which day it is.</summary>
internal sealed class MemoCheck(LetterSource source, TimeProvider clock)
{
    // A hostile archive could fill the memory with findings; all are counted, this many are kept.
    private const int MostFindings = 10_000;

    private readonly List<CheckedLetter> letters = [];
    private readonly List<FileFinding> found = [];

    /// <summary>A letter that is broken is a finding; a file that cannot be opened is not.</summary>
    public async Task<ValidateResult> RunAsync(InputList input, CancellationToken cancellationToken)
    {
        List<Unread> unread = [.. input.Unread];
        foreach (var file in input.Files)
        {
            if (await CheckAsync(file, cancellationToken) is { } fault)
                unread.Add(fault);
        }
        return new() { Checked = letters, Findings = found, Unread = unread };
    }

    private async Task<Unread?> CheckAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await source.ReadAsync(file, (name, letter) => CheckLetterAsync(name, letter, cancellationToken), cancellationToken);
            return null;
        }
        catch (Exception fault) when (DropException.FindingsOf(fault) is { } broken)
        {
            Add(new CheckedLetter(file, null, null, null, new FileInfo(file).Length, 1), [broken[0]]);
            return null;
        }
        catch (Exception fault) when (Unread.Of(file, fault) is { } unread)
        {
            return unread;
        }
    }

    private async Task CheckLetterAsync(LetterName name, DropLetter content, CancellationToken cancellationToken)
    {
        var report = await content.JudgeAsync(clock, cancellationToken);
        var version = report.Version is { } known ? MemoWords.Of(known) : null;
        var letter = new CheckedLetter(name.File, name.Entry, report.Header?.MessageUuid, version, report.Length, report.Findings.Count);
        Add(letter with { NotJudged = report.HtmlNotJudged }, report.Findings);
    }

    private void Add(CheckedLetter letter, IReadOnlyList<Finding> findings)
    {
        letters.Add(letter);
        found.AddRange(findings.Take(MostFindings - found.Count).Select(finding => FileFinding.Of(letter.Name, finding)));
    }
}
