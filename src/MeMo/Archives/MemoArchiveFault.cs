namespace Postvogn.MeMo;

/// <summary>
/// What is wrong with a <c>.tar.lzma</c> archive. Each value is one named outcome; <see cref="MemoArchiveException"/> carries it.
/// </summary>
public enum MemoArchiveFault
{
    /// <summary>The input does not begin with an LZMA_Alone header.</summary>
    NotLzma,

    /// <summary>The input is an <c>.xz</c> file, whatever its name says.</summary>
    XzInsteadOfLzma,

    /// <summary>The input is a gzip file, whatever its name says.</summary>
    GzipInsteadOfLzma,

    /// <summary>The header asks for a dictionary above 128 MiB, which Digital Post's reader refuses as well.</summary>
    DictionaryTooLarge,

    /// <summary>The compressed data break the format's own rules.</summary>
    CorruptCompression,

    /// <summary>The input ends before the archive does.</summary>
    Truncated,

    /// <summary>There is more after the end of the archive.</summary>
    TrailingBytes,

    /// <summary>The unpacked bytes are not a tar archive, or a tar header is damaged.</summary>
    CorruptTar,

    /// <summary>The archive holds no entry.</summary>
    Empty,

    /// <summary>An entry's name is neither <c>{messageUUID}.xml</c> nor <c>{messageUUID}</c>.</summary>
    NameNotUuid,

    /// <summary>An entry's name is absolute, leads out of the folder or names a folder.</summary>
    UnsafeName,

    /// <summary>Two entries have the same messageUUID.</summary>
    DuplicateEntry,

    /// <summary>An entry is a folder.</summary>
    Directory,

    /// <summary>An entry is a symbolic or hard link.</summary>
    Link,

    /// <summary>An entry is a device, a pipe, a sparse file or something else that is not a plain file.</summary>
    NotAFile,

    /// <summary>An entry is longer than a message may be.</summary>
    EntryTooLarge,

    /// <summary>The archive holds more entries than the reader was told to accept.</summary>
    TooManyEntries,

    /// <summary>All that the archive unpacks to is longer than the reader was told to accept.</summary>
    ArchiveTooLarge,
}
