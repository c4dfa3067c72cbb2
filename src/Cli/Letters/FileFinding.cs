using Postvogn.MeMo;

namespace Postvogn.Cli.Letters;

/// <summary>A finding, and the letter that it is about. It holds no value from the letter.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Entry">The name in the archive; null when the file is no archive, or the archive as a whole is meant.</param>
/// <param name="Code">Digital Post's code (TI 13.4.3).</param>
/// <param name="Status">The receipt status that it leads to, as it stands in a receipt: <c>INVALID</c> or <c>NOT_ALLOWED</c>.</param>
/// <param name="Path">The element.</param>
/// <param name="Line">The line, from 1; 0 where none applies.</param>
/// <param name="Column">The column, from 1; 0 where none applies.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record FileFinding(
    string File, string? Entry, string Code, string Status, string Path, int Line, int Column, string Message, string Fix)
{
    /// <summary>The finding about a letter.</summary>
    public static FileFinding Of(LetterName letter, Finding found) => new(
        letter.File, letter.Entry, found.Code, Word(found.Status), found.Path, found.Line, found.Column, found.Message, found.Fix);

    private static string Word(ReceiptStatus status) => status switch
    {
        ReceiptStatus.NotAllowed => "NOT_ALLOWED",
        _ => status.ToString().ToUpperInvariant(),
    };
}
