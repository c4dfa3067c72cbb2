namespace Postvogn.MeMo;

/// <summary>Which HTML Digital Post accepts (TI 10.14). What is allowed in STRICT is allowed in LENIENT.</summary>
public enum HtmlPolicy
{
    /// <summary>For people who write or attach HTML in a view client: no comments, no <c>style</c> element, known CSS only.</summary>
    Strict,

    /// <summary>For the files of a MeMo from a sender system: comments, and CSS without addresses of other places.</summary>
    Lenient,
}
