namespace Postvogn.MeMo;

/// <summary>Codes of our own for what Digital Post takes and the sender may not have meant. A letter with warnings is sent.</summary>
public static class MemoWarnings
{
    /// <summary>GSM-7 (TI 13.3) does not have a character.</summary>
    public static readonly ErrorCode SmsCharacters = CodeCatalogue.Of("warning.sms.characters");

    /// <summary>More than one SMS.</summary>
    public static readonly ErrorCode SmsParts = CodeCatalogue.Of("warning.sms.parts");

    /// <summary>No day.</summary>
    public static readonly ErrorCode CprDate = CodeCatalogue.Of("warning.cpr.date");

    /// <summary>Letters such as æ in an address.</summary>
    public static readonly ErrorCode UrlLetters = CodeCatalogue.Of("warning.url.letters");

    /// <summary>Bytes of another format.</summary>
    public static readonly ErrorCode FileContent = CodeCatalogue.Of("warning.file.content");

    /// <summary>A PDF that was cut.</summary>
    public static readonly ErrorCode FileCut = CodeCatalogue.Of("warning.file.cut");

    /// <summary>A PDF that is encrypted.</summary>
    public static readonly ErrorCode FileEncrypted = CodeCatalogue.Of("warning.file.encrypted");

    /// <summary>Another format's name.</summary>
    public static readonly ErrorCode FileExtension = CodeCatalogue.Of("warning.file.extension");

    /// <summary>The official Java library, which Digital Post very likely runs itself, cannot open an archive.</summary>
    public static readonly ErrorCode ArchiveReader = CodeCatalogue.Of("warning.archive.reader");

    /// <summary>Another encoding, or another name of this one.</summary>
    public static readonly ErrorCode Encoding = CodeCatalogue.Of("warning.encoding");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
        [SmsCharacters, SmsParts, CprDate, UrlLetters, FileContent, FileCut, FileEncrypted, FileExtension, ArchiveReader, Encoding];
}
