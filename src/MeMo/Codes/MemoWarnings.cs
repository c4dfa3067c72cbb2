namespace Postvogn.MeMo;

/// <summary>Codes of our own for what Digital Post takes and the sender may not have meant. A letter with warnings is sent.</summary>
public static class MemoWarnings
{
    /// <summary>GSM-7 (TI 13.3) does not have a character.</summary>
    public static readonly ErrorCode SmsCharacters = Of(
        "warning.sms.characters", "The text of an SMS has only characters of GSM-7 (TI 13.3).");

    /// <summary>More than one SMS.</summary>
    public static readonly ErrorCode SmsParts = Of("warning.sms.parts", "The text of an SMS fits into one part (TI 13.3.1).");

    /// <summary>No day.</summary>
    public static readonly ErrorCode CprDate = Of("warning.cpr.date", "A CPR number begins with a day that there was.");

    /// <summary>Letters such as æ in an address.</summary>
    public static readonly ErrorCode UrlLetters = Of(
        "warning.url.letters", "The url of an EntryPoint has only the characters of RFC 3986.");

    /// <summary>Bytes of another format.</summary>
    public static readonly ErrorCode FileContent = Of("warning.file.content", "A file's first bytes are those of its encodingFormat.");

    /// <summary>A PDF that was cut.</summary>
    public static readonly ErrorCode FileCut = Of("warning.file.cut", "A PDF has its end, which says where its pages are.");

    /// <summary>A PDF that is encrypted.</summary>
    public static readonly ErrorCode FileEncrypted = Of("warning.file.encrypted", "A PDF is not encrypted.");

    /// <summary>Another format's name.</summary>
    public static readonly ErrorCode FileExtension = Of("warning.file.extension", "A filename's extension is one of its encodingFormat.");

    /// <summary>The official Java library, which Digital Post very likely runs itself, cannot open an archive.</summary>
    public static readonly ErrorCode ArchiveReader = Of(
        "warning.archive.reader", "An archive's LZMA has lc=3, lp=0, pb=2 and a dictionary of 4, 8, 16, 32, 64 or 128 MiB.");

    /// <summary>Another encoding, or another name of this one.</summary>
    public static readonly ErrorCode Encoding = Of("warning.encoding", "A message is in UTF-8, and declares UTF-8 or nothing.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
        [SmsCharacters, SmsParts, CprDate, UrlLetters, FileContent, FileCut, FileEncrypted, FileExtension, ArchiveReader, Encoding];

    private static ErrorCode Of(string code, string rule) => new(code, ReceiptStatus.Completed, JudgedBy.Message, rule);
}
