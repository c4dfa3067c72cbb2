namespace Postvogn.MeMo.Html;

/// <summary>A line of the table: an element, from which policy on it is allowed, and its attributes.</summary>
internal sealed record HtmlElementRule(string Name, HtmlPolicy From, IReadOnlyList<HtmlAttributeRule> Attributes)
{
    /// <summary>
    /// Whether the element falls when no allowed attribute is left. TI 6.14 shows it for <c>a</c>; TI 10.14.1 says of <c>font</c> and
    /// <c>span</c>, and of no other, that they may stand without.
    /// </summary>
    public bool NeedsAttribute { get; init; }

    public bool IsIn(HtmlPolicy policy) => From <= policy;
}

internal sealed record HtmlAttributeRule(string Name, HtmlPolicy From, HtmlValueRule Value)
{
    public bool IsIn(HtmlPolicy policy) => From <= policy;
}

/// <summary>What a value must be: in words, and as a test.</summary>
internal sealed record HtmlValueRule(string Words, HtmlValueTest Test);

internal delegate bool HtmlValueTest(ReadOnlySpan<char> value);
