namespace Postvogn.MeMo.Html;

/// <summary>What has Lenient in its name only LENIENT allows, all else both policies.</summary>
internal static class HtmlTableLines
{
    public static HtmlElementRule Element(string name, params IEnumerable<HtmlAttributeRule>[] attributes) =>
        new(name, HtmlPolicy.Strict, [.. attributes.SelectMany(some => some)]);

    public static HtmlElementRule LenientElement(string name, params IEnumerable<HtmlAttributeRule>[] attributes) =>
        new(name, HtmlPolicy.Lenient, [.. attributes.SelectMany(some => some)]);

    public static IEnumerable<HtmlElementRule> Elements(string names) => names.Split(' ').Select(name => Element(name));

    public static IEnumerable<HtmlAttributeRule> Strict(string names) => names.Split(' ').Select(name => Strict(name, HtmlValues.Any));

    public static HtmlAttributeRule Strict(string name, HtmlValueRule value) => new(name, HtmlPolicy.Strict, value);

    public static IEnumerable<HtmlAttributeRule> Lenient(string names) => names.Split(' ').Select(name => Lenient(name, HtmlValues.Any));

    public static HtmlAttributeRule Lenient(string name, HtmlValueRule value) => new(name, HtmlPolicy.Lenient, value);
}
