using System.Xml;
using System.Xml.Schema;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Official;

/// <summary>
/// The official schemas and examples, on machines that have them. Both versions share their namespaces, so each is a set of its own.
/// </summary>
internal static class OfficialSchema
{
    private static readonly Lazy<XmlSchemaSet> Set11 = new(() => Load("xsd/MeMo_core.xsd"));
    private static readonly Lazy<XmlSchemaSet> Set12 = new(() => Load("xsd/Version1.2/MeMo_core.xsd"));

    public static IEnumerable<string> Samples(MemoVersion version) =>
        Directory.EnumerateFiles(OfficialMemo.PathOf($"samples/v{Text(version)}"), "*.xml").Order(StringComparer.Ordinal);

    public static XmlSchemaSet Of(MemoVersion version) => version == MemoVersion.V1_1 ? Set11.Value : Set12.Value;

    /// <summary>Why the official schema of a version refuses a message; empty when it does not.</summary>
    public static IReadOnlyList<string> Refusals(Stream xml, MemoVersion version)
    {
        var refusals = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Of(version) };
        settings.ValidationEventHandler += (_, e) => refusals.Add($"{e.Exception.LineNumber}:{e.Exception.LinePosition} {e.Message}");
        using var reader = XmlReader.Create(xml, settings);
        while (reader.Read())
        {
            // Reading is validating.
        }

        return refusals;
    }

    public static string Text(MemoVersion version) => version == MemoVersion.V1_1 ? "1.1" : "1.2";

    private static XmlSchemaSet Load(string name)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, OfficialMemo.PathOf(name));
        set.Compile();
        return set;
    }
}
