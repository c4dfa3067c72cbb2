namespace Postvogn.Cli.Letters;

/// <summary>It holds no value from the letter. Entry is null when no archive, or all of it, is meant; line and column are 0 where none
/// applies.</summary>
internal sealed record FileFinding(
    string File, string? Entry, string Code, string Status, string Path, int Line, int Column, string Message, string Fix)
{
    /// <summary>As in outcomes, where <c>status</c> has another spelling.</summary>
    public string StatusCode => Status;

    public static FileFinding Of(LetterName letter, Finding found) => new(
        letter.File, letter.Entry, found.Code, found.StatusCode, found.Path, found.Line, found.Column, found.Message, found.Fix);
}
