using System.Xml;
using System.Xml.Schema;
using Postvogn.MeMo.Schema;
using Postvogn.MeMo.Tests.Official;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Schema;

/// <summary>The table of elements against the official schema, element by element: order, cardinality, types and facets.</summary>
public sealed class TableAgainstSchemaTests
{
    [FactIfAvailable(typeof(OfficialMemo))]
    public void Table_Of11_IsTheOfficialSchema() => Compare(MemoVersion.V1_1);

    [FactIfAvailable(typeof(OfficialMemo))]
    public void Table_Of12_IsTheOfficialSchema() => Compare(MemoVersion.V1_2);

    private static void Compare(MemoVersion version)
    {
        var set = OfficialSchema.Of(version);
        var ours = Reachable(BodyElements.Message, version).Distinct().ToDictionary(element => Name(element.Name));
        var official = set.GlobalElements.Values.Cast<XmlSchemaElement>()
            .Where(element => element.ElementSchemaType is XmlSchemaComplexType)
            .ToDictionary(element => element.QualifiedName);

        ours.Keys.ShouldBe(official.Keys, ignoreOrder: true);
        foreach (var (name, element) in ours)
            Describe(element, version).ShouldBe(Describe(official[name]), $"{name}");
    }

    internal static IEnumerable<MemoElement> Reachable(MemoElement element, MemoVersion version) =>
        element.Children
            .Where(child => child.Element is not null && child.In(version).Max > 0)
            .SelectMany(child => Reachable(child.Element!, version))
            .Prepend(element);

    private static IReadOnlyList<string> Describe(MemoElement element, MemoVersion version) =>
    [
        .. element.Attributes.Where(attribute => attribute.In(version)).Select(attribute => $"@{attribute.Name} {attribute.TypeName}")
            .Order(StringComparer.Ordinal),
        .. element.Children.Where(child => child.In(version).Max > 0).Select(child =>
            $"{Name(child.Name)} {child.In(version).Min}..{Max(child.In(version).Max)} choice {child.Choice} " +
            (child.Type is null ? "elements" : Describe(child.Type))),
    ];

    private static string Describe(MemoType type) =>
        $"{type.Name} max {type.MaxLength} value {type.MaxInclusive} pattern {type.Pattern} " +
        $"values {string.Join(",", type.Values)} default {type.HasDefault}";

    private static IReadOnlyList<string> Describe(XmlSchemaElement element)
    {
        var type = (XmlSchemaComplexType)element.ElementSchemaType!;
        var attributes = type.AttributeUses.Values.Cast<XmlSchemaAttribute>();
        attributes.ShouldAllBe(attribute => attribute.Use == XmlSchemaUse.Required);
        return
        [
            .. attributes.Select(attribute => $"@{attribute.Name} {attribute.AttributeSchemaType!.QualifiedName.Name}")
                .Order(StringComparer.Ordinal),
            .. Elements(type.ContentTypeParticle, 0).Select(child => Describe(child.Element, child.Choice)),
        ];
    }

    /// <summary>A choice of one is no choice; Action's inner choice is the only one.</summary>
    private static IEnumerable<(XmlSchemaElement Element, int Choice)> Elements(XmlSchemaParticle particle, int choice) => particle switch
    {
        XmlSchemaElement element => [(element, choice)],
        XmlSchemaChoice { Items.Count: > 1 } group => group.Items.Cast<XmlSchemaParticle>().SelectMany(item => Elements(item, 1)),
        XmlSchemaGroupBase group => group.Items.Cast<XmlSchemaParticle>().SelectMany(item => Elements(item, choice)),
        _ => throw new InvalidOperationException($"The schema holds a {particle.GetType().Name}."),
    };

    private static string Describe(XmlSchemaElement element, int choice)
    {
        var max = element.MaxOccurs == decimal.MaxValue ? "many" : $"{element.MaxOccurs}";
        var type = element.ElementSchemaType is XmlSchemaSimpleType simple ? Describe(simple, element.DefaultValue) : "elements";
        return $"{element.QualifiedName} {element.MinOccurs}..{max} choice {choice} {type}";
    }

    private static string Describe(XmlSchemaSimpleType type, string? defaultValue)
    {
        var facets = type.Content is XmlSchemaSimpleTypeRestriction restriction && type.QualifiedName.Namespace != XmlSchema.Namespace
            ? restriction.Facets.Cast<XmlSchemaFacet>().ToList()
            : [];
        string Value<T>() => facets.OfType<T>().Cast<XmlSchemaFacet>().SingleOrDefault()?.Value ?? "";
        var values = string.Join(",", facets.OfType<XmlSchemaEnumerationFacet>().Select(facet => facet.Value));
        return $"{type.QualifiedName.Name} max {Value<XmlSchemaMaxLengthFacet>()} value {Value<XmlSchemaMaxInclusiveFacet>()} "
            + $"pattern {Value<XmlSchemaPatternFacet>()} values {values} default {defaultValue == "false"}";
    }

    private static string Max(int max) => max == Cardinality.Many ? "many" : $"{max}";

    private static XmlQualifiedName Name(MemoName name) => new(name.Local, name.Namespace);
}
