namespace Postvogn.MeMo.Html;

/// <summary>The words in which the table is written.</summary>
internal static class HtmlTableLines
{
    /// <summary>An element that both policies allow.</summary>
    public static HtmlElementRule Element(string name, params IEnumerable<HtmlAttributeRule>[] attributes) =>
        new(name, HtmlPolicy.Strict, [.. attributes.SelectMany(some => some)]);

    /// <summary>An element that LENIENT allows.</summary>
    public static HtmlElementRule LenientElement(string name, params IEnumerable<HtmlAttributeRule>[] attributes) =>
        new(name, HtmlPolicy.Lenient, [.. attributes.SelectMany(some => some)]);

    /// <summary>Elements that both policies allow, without attributes of their own.</summary>
    public static IEnumerable<HtmlElementRule> Elements(string names) => names.Split(' ').Select(name => Element(name));

    /// <summary>Attributes that both policies allow, with any value.</summary>
    public static IEnumerable<HtmlAttributeRule> Strict(string names) => names.Split(' ').Select(name => Strict(name, HtmlValues.Any));

    /// <summary>An attribute that both policies allow.</summary>
    public static HtmlAttributeRule Strict(string name, HtmlValueRule value) => new(name, HtmlPolicy.Strict, value);

    /// <summary>Attributes that LENIENT allows, with any value.</summary>
    public static IEnumerable<HtmlAttributeRule> Lenient(string names) => names.Split(' ').Select(name => Lenient(name, HtmlValues.Any));

    /// <summary>An attribute that LENIENT allows.</summary>
    public static HtmlAttributeRule Lenient(string name, HtmlValueRule value) => new(name, HtmlPolicy.Lenient, value);
}
