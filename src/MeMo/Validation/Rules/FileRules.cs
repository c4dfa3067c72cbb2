using System.Buffers;
using Postvogn.MeMo.Pdf;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Validation.Rules;

internal static class FileRules
{
    // TI 10.13.1.
    private static readonly SearchValues<char> ForbiddenInFilename = SearchValues.Create(
        "<>:\"/\\|?*\r\n\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u205F\u2060\u3000");

    public static void EncodingFormat(RuleSubject file)
    {
        var kind = DocumentKinds.Of(file.Frame.Parent!.Element);
        if (!FileFormats.Allows(kind, file.Text))
        {
            file.Find(
                MemoCodes.FileFormatNotAllowed,
                "encodingFormat",
                $"The format is not allowed in a {kind.ToString().ToLowerInvariant()} document.",
                $"Use one of: {string.Join(", ", FileFormats.Of(kind))}.");
        }
    }

    // A name without extension is allowed: TI 10.6 itself sends one.
    public static void Filename(RuleSubject file)
    {
        var forbidden = file.Text.AsSpan().IndexOfAny(ForbiddenInFilename);
        if (forbidden >= 0)
        {
            file.Find(
                MemoCodes.FileNameInvalidCharacter,
                "filename",
                $"The file name holds the character U+{(int)file.Text[forbidden]:X4} at position {forbidden + 1}.",
                "Leave out < > : \" / \\ | ? * and line breaks; write other spaces as plain ones.");
        }

        var extension = Path.GetExtension(file.Text);
        if (extension.Length > 0 && !FileFormats.AllowsExtension(extension))
            file.Find(
                MemoCodes.FileExtensionNotAllowed,
                "filename",
                "The file name's extension is not allowed.",
                "Give the file the extension of its format.");
    }

    public static void Language(RuleSubject file)
    {
        if (!Languages.IsKnown(file.Text))
            file.Find(
                MemoCodes.FileLanguageNotAllowed,
                "language",
                "The language is no code of ISO 639-1.",
                "Write a code such as da, in small letters.");
    }

    public static void Empty(RuleSubject file) =>
        file.Find(MemoCodes.FileEmptyNotAllowed, "content", "The file is empty.", "Leave the file out, or send it with content.");

    // Once the name and the format before it are read.
    public static void Content(RuleSubject subject, ReadOnlySpan<byte> start)
    {
        var file = (MemoFile)subject.Frame.Instance;
        if (FileSignatures.Contradict(file.EncodingFormat, start))
            subject.Doubt(
                MemoWarnings.FileContent,
                "content",
                "The file's first bytes are not those of its format.",
                "Look whether the file is whole and what encodingFormat says of it.");
        var isOthers = Path.GetExtension(file.Filename) is { } extension
            && FileFormats.AllowsExtension(extension) && !FileFormats.HasExtension(file.EncodingFormat, extension);
        if (isOthers)
            subject.Doubt(
                MemoWarnings.FileExtension,
                "filename",
                "The file name's extension is another format's than encodingFormat.",
                "Give both the same: readers go by either.");
    }

    // That it is none, its first bytes have said.
    public static void Pdf(RuleSubject file, PdfState state)
    {
        if (state == PdfState.Cut)
            file.Doubt(
                MemoWarnings.FileCut,
                "content",
                "The PDF has no end: nothing in it says where its pages are (startxref).",
                "Look whether the file is whole, and write it anew.");
        else if (state == PdfState.Locked)
            file.Doubt(
                MemoWarnings.FileEncrypted,
                "content",
                "The PDF is encrypted: who receives it is asked for a password, or cannot open it.",
                "Save the PDF without encryption.");
    }

    public static void Url(RuleSubject entryPoint)
    {
        if (HttpsAddress.FaultOf(entryPoint.Text) is var (problem, fix))
            entryPoint.Find(MemoCodes.MemoDocumentActionEntrypointInvalid, "url", $"The address {problem}", fix);
        else if (HttpsAddress.HasLettersToEncode(entryPoint.Text))
            entryPoint.Doubt(
                MemoWarnings.UrlLetters,
                "url",
                "The address holds letters that RFC 3986 does not have; not every reader opens it.",
                "Percent-encode them: %C3%A6 for æ.");
    }
}
