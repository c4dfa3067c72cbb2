namespace Postvogn.MeMo;

/// <summary>An archive (or LZMA stream) cannot be read. The message says what is wrong and what to do, by the entry's number (from 1);
/// never an entry's name or content, as a name may carry a personal number.</summary>
public sealed class MemoArchiveException(MemoArchiveFault fault, int? entryNumber = null)
    : FormatException(Describe(MemoArchiveFaults.Finding(fault, entryNumber)))
{
    /// <summary>What is wrong.</summary>
    public MemoArchiveFault Fault => fault;

    /// <summary>From 1; null when the archive as a whole is meant.</summary>
    public int? EntryNumber => entryNumber;

    /// <summary>As Digital Post would say it (TI 13.4.3): <c>archive.processing.failed</c>, <c>no.archive.entry</c> or
    /// <c>file.name.uuid.is.not.valid</c>, with the entry (<c>/entry[3]</c>) as its path.</summary>
    public Finding Finding { get; } = MemoArchiveFaults.Finding(fault, entryNumber);

    private static string Describe(Finding finding) => $"{finding.Code} at {finding.Path}: {finding.Message} {finding.Fix}";
}
