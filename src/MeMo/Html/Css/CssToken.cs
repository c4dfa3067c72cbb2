namespace Postvogn.MeMo.Html.Css;

/// <summary>The kinds of tokens that CSS is cut into (CSS Syntax 3, as far as it matters here).</summary>
internal enum CssToken
{
    /// <summary>Blanks, comments, and the marks of an HTML comment.</summary>
    Blank,

    Name,

    /// <summary>A word and the parenthesis that it opens.</summary>
    Function,

    /// <summary>A word behind @.</summary>
    At,

    /// <summary>A word behind #.</summary>
    Hash,

    /// <summary>A quoted text.</summary>
    String,

    /// <summary>An address in <c>url()</c> without quotes.</summary>
    Url,

    /// <summary>A number, with its unit.</summary>
    Number,

    Open,

    Close,

    BlockOpen,

    Colon,

    Semicolon,

    Comma,

    /// <summary>Any other character.</summary>
    Mark,

    /// <summary>A quoted text that its line ends.</summary>
    BrokenString,
}
