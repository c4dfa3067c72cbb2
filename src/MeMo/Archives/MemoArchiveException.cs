namespace Postvogn.MeMo;

/// <summary>
/// An archive (or a stream that should be LZMA) cannot be read. The message says what is wrong and what to do, by the entry's
/// number; it never holds an entry's name or content, as a name may carry a personal number.
/// </summary>
/// <param name="fault">What is wrong.</param>
/// <param name="entryNumber">Which entry, from 1; null when the archive as a whole is meant.</param>
public sealed class MemoArchiveException(MemoArchiveFault fault, int? entryNumber = null)
    : FormatException(MemoArchiveFaults.Describe(fault, entryNumber))
{
    /// <summary>What is wrong.</summary>
    public MemoArchiveFault Fault => fault;

    /// <summary>Which entry, from 1; null when the archive as a whole is meant.</summary>
    public int? EntryNumber => entryNumber;

    /// <summary>
    /// Digital Post's own error code (TI 13.4.3): <c>archive.processing.failed</c>, <c>no.archive.entry</c> or
    /// <c>file.name.uuid.is.not.valid</c>.
    /// </summary>
    public string Code => MemoArchiveFaults.Code(fault);

    /// <summary>What the one who made the archive should do about it.</summary>
    public string Fix => MemoArchiveFaults.Fix(fault);
}
