namespace Postvogn.Drops.Archives;

/// <summary>The codes are ours. No text holds an entry's name, which may carry a personal number.</summary>
internal static class ArchiveFaults
{
    private const int DefaultIOError = unchecked((int)0x80131620);

    public static DropException OtherKind() =>
        Of("archive.kind.other", null, "The file is not what its name says.", "Name it after what it is.");

    public static DropException Encrypted(int entry) =>
        Of("archive.encrypted", entry, "It is encrypted.", "Pack without a password: the way to us is encrypted.");

    public static DropException UnknownCompression(int entry) =>
        Of("archive.compression.unknown", entry, "It is compressed in a way that is not read.", "Pack with Deflate, the usual way of zip.");

    public static DropException UnknownFilter() =>
        Of("archive.compression.unknown", null, "The file is compressed with a filter that is not read.", "Compress with xz as it comes.");

    public static DropException Nested(int entry) =>
        Of("archive.nested", entry, "It is an archive in the archive.", "Drop each archive by itself.");

    public static DropException UnsafePath(int entry) => Of(
        "archive.path.unsafe", entry, "Its name is absolute, leads out of the archive, or holds what no file's name does.",
        "Name files relative to the archive, with / between folders.");

    public static DropException NotUtf8Path(int entry) => Of(
        "archive.path.unsafe", entry, "Its name's encoding is not UTF-8.",
        "Let the program that packs write names in UTF-8 (a zip says so by its flag 11), or name files in ASCII alone.");

    public static DropException SameName(int entry) =>
        Of("archive.name.twice", entry, "An entry before has the same name.", "Put each file into the archive once.");

    public static DropException RatioTooHigh() => Of(
        "archive.ratio.too.high", null, "The archive unpacks to far more than letters do.", "Share the letters out over several archives.");

    /// <summary>An entry that would be passed over in silence is a misspelt name more often than not.</summary>
    public static DropException Unused(int entry) => Of(
        "archive.file.unused", entry, "The file is neither a letter nor named by one.",
        "Name letters *.xml or *.letter.json, and name the file under files in its letter.json, or leave it out.");

    /// <summary>Whether a decoder says that its input is bad. Some have no better word than an index out of range, or an I/O exception with
    /// its default number.</summary>
    public static bool IsOfDecoder(Exception fault) => fault switch
    {
        OperationCanceledException or MemoArchiveException or DropException or OutOfMemoryException => false,
        EndOfStreamException => true,
        IOException => fault.HResult == DefaultIOError,
        _ => true,
    };

    private static DropException Of(string code, int? entry, string message, string fix) =>
        DropException.Because(code, entry is null ? "/" : $"/entry[{entry}]", message, fix);
}
