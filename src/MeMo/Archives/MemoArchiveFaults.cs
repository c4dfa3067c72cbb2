using Fault = Postvogn.MeMo.MemoArchiveFault;

namespace Postvogn.MeMo;

/// <summary>What is said about each fault: Digital Post's code (TI 13.4.3), the finding and the fix.</summary>
internal static class MemoArchiveFaults
{
    private static readonly ErrorCode ProcessingFailed = MemoCodes.ArchiveProcessingFailed;
    private static readonly ErrorCode NoEntry = MemoCodes.NoArchiveEntry;
    private static readonly ErrorCode NameNotValid = MemoCodes.FileNameUuidIsNotValid;

    public static Finding Finding(Fault fault, int? entryNumber)
    {
        var (code, message, fix) = Row(fault);
        return new Finding
        {
            Code = code.Code,
            Status = code.Status,
            Path = entryNumber is null ? "/" : $"/entry[{entryNumber}]",
            Message = message,
            Fix = fix,
        };
    }

    private static (ErrorCode Code, string Message, string Fix) Row(Fault fault) => fault switch
    {
        Fault.NotLzma => (
            ProcessingFailed,
            "The archive does not begin as LZMA does.",
            "Pack it as tar and compress it as LZMA_Alone (xz --format=lzma)."),
        Fault.XzInsteadOfLzma => (ProcessingFailed, "The archive is compressed as .xz.", "Compress it as LZMA_Alone (xz --format=lzma)."),
        Fault.GzipInsteadOfLzma =>
            (ProcessingFailed, "The archive is compressed as gzip.", "Compress it as LZMA_Alone (xz --format=lzma)."),
        Fault.DictionaryTooLarge =>
            (ProcessingFailed, "The archive needs a dictionary above 128 MiB.", "Compress it with a dictionary of 16 MiB."),
        Fault.CorruptCompression =>
            (ProcessingFailed, "The compressed data are damaged.", "Make the archive again, and compare its length after the transfer."),
        Fault.Truncated => (ProcessingFailed, "The archive ends before its end.", "Send the whole file again."),
        Fault.EmptyFile => (ProcessingFailed, "The file is empty.", "Send the whole file again."),
        Fault.TrailingBytes =>
            (ProcessingFailed, "There is more after the end of the archive.", "Send one archive a file and nothing behind it."),
        Fault.CorruptTar =>
            (ProcessingFailed, "What was unpacked is not a tar archive.", "Pack the letters as POSIX ustar, without folders."),
        Fault.Empty => (NoEntry, "The archive is empty: it holds no letter.", "Put at least one MeMo into it."),
        Fault.NameNotUuid => (NameNotValid, "The name is not a messageUUID.", "Name each file {messageUUID}.xml."),
        Fault.UnsafeName => (NameNotValid, "The name contains a path.", "Name each file {messageUUID}.xml, without folders."),
        Fault.DuplicateEntry => (ProcessingFailed, "The same messageUUID stands in the archive before.", "Put each letter into it once."),
        Fault.Directory => (ProcessingFailed, "It is a folder.", "Pack the files alone, without folders."),
        Fault.Link => (ProcessingFailed, "It is a link.", "Pack the files themselves."),
        Fault.NotAFile => (ProcessingFailed, "It is not a plain file.", "Pack plain files alone."),
        Fault.EntryTooLarge =>
            (ProcessingFailed, "It is longer than 99.5 MB, the most that a message may be.", "Send smaller or fewer attachments."),
        Fault.TooManyEntries =>
            (ProcessingFailed, "The archive holds more entries than are accepted.", "Share the letters out over several archives."),
        Fault.ArchiveTooLarge =>
            (ProcessingFailed, "The archive unpacks to more than is accepted.", "Share the letters out over several archives."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
