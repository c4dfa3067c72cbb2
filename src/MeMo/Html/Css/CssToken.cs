namespace Postvogn.MeMo.Html.Css;

/// <summary>CSS Syntax 3, as far as it matters here.</summary>
internal enum CssToken
{
    // Comments and the marks of an HTML comment, too.
    Blank,

    Name,

    // A word and the parenthesis that it opens.
    Function,

    // A word behind @.
    At,

    // A word behind #.
    Hash,

    // Quoted.
    String,

    // In url() without quotes.
    Url,

    // With its unit.
    Number,

    Open,

    Close,

    BlockOpen,

    Colon,

    Semicolon,

    Comma,

    // Any other character.
    Mark,

    // Ended by its line.
    BrokenString,
}
