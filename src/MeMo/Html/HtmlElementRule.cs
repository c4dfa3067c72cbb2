namespace Postvogn.MeMo.Html;

/// <summary>From which policy on an element is allowed, and its attributes.</summary>
internal sealed record HtmlElementRule(string Name, HtmlPolicy From, IReadOnlyList<HtmlAttributeRule> Attributes)
{
    // It falls when no allowed attribute is left. TI 6.14 shows it for a; TI 10.14.1 says of font and span, and of no other, that they may
    // stand without.
    public bool NeedsAttribute { get; init; }

    public bool IsIn(HtmlPolicy policy) => From <= policy;
}

internal sealed record HtmlAttributeRule(string Name, HtmlPolicy From, HtmlValueRule Value)
{
    public bool IsIn(HtmlPolicy policy) => From <= policy;
}

/// <summary>In words, and as a test.</summary>
internal sealed record HtmlValueRule(string Words, HtmlValueTest Test);

internal delegate bool HtmlValueTest(ReadOnlySpan<char> value);
