namespace Postvogn.Cli.Letters;

/// <summary>It holds no value from the letter. Entry is null when no archive, or all of it, is meant; line and column are 0 where none
/// applies.</summary>
internal sealed record FileFinding(
    string File, string? Entry, string Code, string Status, string Path, int Line, int Column, string Message, string Fix)
{
    public static FileFinding Of(LetterName letter, Finding found) => new(
        letter.File, letter.Entry, found.Code, Word(found.Status), found.Path, found.Line, found.Column, found.Message, found.Fix);

    private static string Word(ReceiptStatus status) => status switch
    {
        ReceiptStatus.NotAllowed => "NOT_ALLOWED",
        _ => status.ToString().ToUpperInvariant(),
    };
}
