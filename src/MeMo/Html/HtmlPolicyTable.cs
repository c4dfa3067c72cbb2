using System.Collections.Frozen;
using static Postvogn.MeMo.Html.HtmlTableLines;
using V = Postvogn.MeMo.Html.HtmlValues;

namespace Postvogn.MeMo.Html;

/// <summary>The only place that says which elements and attributes are allowed (TI 10.14); CSS is in
/// <see cref="Css.CssPolicyTable"/>.</summary>
internal static class HtmlPolicyTable
{
    // On every element.
    public static readonly IReadOnlyList<HtmlAttributeRule> Global =
    [
        Strict("style", V.Style),
        .. Strict(
            "role title aria-hidden aria-label aria-level aria-orientation aria-placeholder aria-sort aria-relevant " +
            "aria-activedescendant aria-colcount aria-colindex aria-colspan aria-describedby aria-details aria-labelledby aria-posinset " +
            "aria-rowcount aria-rowindex aria-rowspan"),
        .. Lenient(
            "id class lang aria-setsize aria-busy aria-atomic aria-controls aria-current aria-description aria-disabled " +
            "aria-errormessage aria-flowto aria-haspopup aria-invalid aria-keyshortcuts aria-live aria-owns aria-roledescription"),
    ];

    public static readonly IReadOnlyList<HtmlElementRule> Elements =
    [
        // Main
        Element("html", Strict("xmlns lang"), Lenient("xmlns:v xmlns:o xmlns:w xmlns:m")),
        Element("head"),
        Element("meta", Strict("charset content name"), [Strict("http-equiv", V.HttpEquiv)]),
        Element("title"),
        Element("body", Strict("lang"), Lenient("link vlink")),

        // Semantic
        .. Elements("address article aside details figcaption figure footer header main mark nav section summary time"),

        // Blocks
        Element("p", Lenient("align")),
        Element("div", Lenient("align")),
        .. Elements("h1 h2 h3 h4 h5 h6"),
        Element("hr", Lenient("size width align")),
        Element("ul", Lenient("type")),
        Element("ol", Lenient("type start")),
        .. Elements("li blockquote dl dt dd"),
        LenientElement("pre"),
        LenientElement("cite"),
        LenientElement("o:p"),

        // Formatting
        .. Elements("b i s u o sup sub ins del strong strike tt code big small br span em"),
        Element("font", Strict("color face size")),

        // Tables
        Element("table", Strict("summary align valign"), Lenient("border cellspacing cellpadding width")),
        Element("tr", Strict("align valign")),
        Element("td", Strict("align valign"), Lenient("scope headers colspan width rowspan nowrap height")),
        Element("th", Strict("align valign"), Lenient("scope headers colspan width rowspan nowrap height")),
        Element("colgroup", Strict("align valign"), Lenient("width")),
        Element("caption"),
        Element("col", Strict("align valign"), Lenient("width height span")),
        Element("thead", Strict("align valign")),
        Element("tbody", Strict("align valign")),
        Element("tfoot", Strict("align valign")),

        // Links
        Element("a", [Strict("href", V.Link), Strict("target", V.Blank)], Lenient("name")) with { NeedsAttribute = true },

        // Pictures
        Element(
            "img",
            Strict("alt"),
            [Strict("src", V.Picture), Strict("border", V.Number), Strict("height", V.Number), Strict("width", V.Number)])
            with { NeedsAttribute = true },
        LenientElement("picture"),
        LenientElement("source", [Lenient("srcset", V.Pictures), Lenient("src", V.Picture)], Lenient("media type")),

        // Styles. TI 10.14.2 allows the element without restrictions but for addresses: so its own two attributes too.
        LenientElement("style", Lenient("type media")),
    ];

    private static readonly FrozenDictionary<string, HtmlElementRule>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Elements.ToFrozenDictionary(element => element.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, FrozenDictionary<string, HtmlAttributeRule>> AttributesByName =
        Elements.ToFrozenDictionary(
            element => element.Name,
            element => AttributesOf(element).ToFrozenDictionary(attribute => attribute.Name, StringComparer.Ordinal),
            StringComparer.Ordinal);

    // In small letters; null when no policy allows it.
    public static HtmlElementRule? Find(ReadOnlySpan<char> element) => ByName.TryGetValue(element, out var rule) ? rule : null;

    // Null when no policy allows it on the element.
    public static HtmlAttributeRule? Find(HtmlElementRule element, ReadOnlySpan<char> attribute) =>
        AttributesByName[element.Name].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(attribute, out var rule) ? rule : null;

    // An element's own rule goes before the one for all: lang is strict on html and body only.
    private static IEnumerable<HtmlAttributeRule> AttributesOf(HtmlElementRule element) =>
        element.Attributes.Concat(Global).DistinctBy(attribute => attribute.Name, StringComparer.Ordinal);
}
