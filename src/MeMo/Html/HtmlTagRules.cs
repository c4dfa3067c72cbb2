using AngleSharp.Html.Parser.Tokens.Struct;
using Postvogn.MeMo.Html.Css;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Html;

internal sealed class HtmlTagRules(HtmlPolicy policy, OpenElements open, FindingList findings)
{
    private const int MostAttributes = 256;

    private readonly List<Finding> refused = [];
    private int attributes;

    // False: there are too many attributes to keep, as each is compared with all others.
    public bool Counts() => ++attributes <= MostAttributes;

    // HTML takes no attributes from it.
    public void PassEndTag() => attributes = 0;

    // An element that is not allowed is one finding, whatever its attributes.
    public void Judge(HtmlElementRule? element, Place place, ref StructHtmlToken tag)
    {
        if (element is null || !element.IsIn(policy))
            findings.Add(HtmlFindings.Element(open.Path(), place, policy, element is not null));
        else if (attributes > 0 || element.NeedsAttribute)
            JudgeAttributes(element, place, ref tag);
        attributes = 0;
    }

    // Of a style element, which LENIENT allows but for addresses.
    public void JudgeStyle(ReadOnlySpan<char> css, string path, Place start)
    {
        var places = new TextPlaces(start);
        for (var urls = new CssUrls(css, onlyData: false); urls.Next() && !findings.IsFull;)
            findings.Add(HtmlFindings.OutsideAddress(path, places.Of(css, urls.Offset), onlyData: false));
    }

    private void JudgeAttributes(HtmlElementRule element, Place place, ref StructHtmlToken tag)
    {
        var allowed = 0;
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            var before = refused.Count;
            Judge(element, tag.Attributes[i]);
            allowed += refused.Count == before ? 1 : 0;
        }

        if (element.NeedsAttribute && allowed == 0)
            refused.Insert(0, HtmlFindings.NothingLeft(open.Path(), place));
        if (attributes > MostAttributes)
            refused.Add(HtmlFindings.TooManyAttributes(open.Path(), place, MostAttributes));
        refused.ForEach(findings.Add);
        refused.Clear();
    }

    private void Judge(HtmlElementRule element, MemoryHtmlAttributeToken attribute)
    {
        var rule = HtmlPolicyTable.Find(element, attribute.Name.Memory.Span);
        var value = attribute.Value.Memory.Span;
        if (rule is null || !rule.IsIn(policy))
            refused.Add(HtmlFindings.Attribute(PathOf(attribute), PlaceOf(attribute), policy, rule is not null));
        else if (!rule.Value.Test(value))
            refused.Add(HtmlFindings.Value(PathOf(attribute), PlaceOf(attribute), rule.Value));
        else if (rule.Value == HtmlValues.Style)
            JudgeCss(value, attribute);
    }

    private void JudgeCss(ReadOnlySpan<char> css, MemoryHtmlAttributeToken attribute)
    {
        var onlyData = policy == HtmlPolicy.Strict;
        if (CssUrls.CanBeIn(css))
        {
            for (var urls = new CssUrls(css, onlyData); urls.Next() && refused.Count < FindingList.Most;)
                refused.Add(HtmlFindings.OutsideAddress(PathOf(attribute), PlaceOf(attribute), onlyData));
        }

        if (policy != HtmlPolicy.Strict)
            return;
        for (var properties = new CssDeclarations(css); properties.Next() && refused.Count < FindingList.Most;)
            refused.Add(HtmlFindings.Of(properties.Fault, PathOf(attribute), PlaceOf(attribute), properties.Property));
    }

    private string PathOf(MemoryHtmlAttributeToken attribute) => $"{open.Path()}/@{HtmlFindings.Shown(attribute.Name.Memory.Span)}";

    private static Place PlaceOf(MemoryHtmlAttributeToken attribute) => new(attribute.Position.Line, attribute.Position.Column);
}
