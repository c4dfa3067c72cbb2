namespace Postvogn.MeMo;

/// <summary>What is wrong with a <c>.tar.lzma</c> archive.</summary>
public enum MemoArchiveFault
{
    /// <summary>No LZMA_Alone header.</summary>
    NotLzma,

    /// <summary>An <c>.xz</c> file, whatever its name says.</summary>
    XzInsteadOfLzma,

    /// <summary>A gzip file, whatever its name says.</summary>
    GzipInsteadOfLzma,

    /// <summary>Above 128 MiB, which Digital Post's reader refuses as well.</summary>
    DictionaryTooLarge,

    /// <summary>The data break the format's own rules.</summary>
    CorruptCompression,

    /// <summary>The input ends before the archive does.</summary>
    Truncated,

    /// <summary>The input has no byte.</summary>
    EmptyFile,

    /// <summary>More after the end of the archive.</summary>
    TrailingBytes,

    /// <summary>No tar archive, or a damaged header.</summary>
    CorruptTar,

    /// <summary>No entry.</summary>
    Empty,

    /// <summary>Neither <c>{messageUUID}.xml</c> nor <c>{messageUUID}</c>.</summary>
    NameNotUuid,

    /// <summary>Absolute, leads out of the folder or names a folder.</summary>
    UnsafeName,

    /// <summary>Two entries have the same messageUUID.</summary>
    DuplicateEntry,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic or hard link.</summary>
    Link,

    /// <summary>A device, a pipe, a sparse file or the like.</summary>
    NotAFile,

    /// <summary>Longer than a message may be.</summary>
    EntryTooLarge,

    /// <summary>More entries than the reader was told to accept.</summary>
    TooManyEntries,

    /// <summary>Unpacks to more than the reader was told to accept.</summary>
    ArchiveTooLarge,
}
