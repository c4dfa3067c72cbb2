namespace Postvogn.MeMo;

/// <summary>Which HTML Digital Post accepts (TI 10.14). What STRICT allows LENIENT allows.</summary>
public enum HtmlPolicy
{
    /// <summary>For people who write or attach HTML in a view client: no comments, no <c>style</c> element, known CSS only.</summary>
    Strict,

    /// <summary>For files of a MeMo from a sender system: comments, and CSS without addresses of other places.</summary>
    Lenient,
}
