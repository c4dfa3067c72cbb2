using System.Xml;
using System.Xml.Schema;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Official;

/// <summary>
/// The official schemas and examples, on machines that have them. Both versions share their namespaces, so each is a set of its own.
/// </summary>
internal static class OfficialSchema
{
    private static readonly Lazy<XmlSchemaSet> Set11 = new(() => Load(MemoVersion.V1_1));
    private static readonly Lazy<XmlSchemaSet> Set12 = new(() => Load(MemoVersion.V1_2));

    public static IEnumerable<string> Samples(MemoVersion version) =>
        Directory.EnumerateFiles(OfficialMemo.PathOf($"samples/v{Text(version)}"), "*.xml").Order(StringComparer.Ordinal);

    public static XmlSchemaSet Of(MemoVersion version) => version == MemoVersion.V1_1 ? Set11.Value : Set12.Value;

    /// <summary>Why the official schema of a version refuses a message; empty when it does not.</summary>
    public static IReadOnlyList<string> Refusals(Stream xml, MemoVersion version)
    {
        var refusals = new List<string>();
        // By default System.Xml lets the attributes of xml pass, which no other engine does, and only warns of a root that is not the
        // schema's.
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.ReportValidationWarnings,
            Schemas = Of(version),
        };
        settings.ValidationEventHandler += (_, e) => refusals.Add($"{e.Exception.LineNumber}:{e.Exception.LinePosition} {e.Message}");
        using var reader = XmlReader.Create(xml, settings);
        while (reader.Read())
        {
            // Reading is validating.
        }

        return refusals;
    }

    public static string Text(MemoVersion version) => version == MemoVersion.V1_1 ? "1.1" : "1.2";

    public static string PathOf(MemoVersion version) =>
        OfficialMemo.PathOf(version == MemoVersion.V1_1 ? "xsd/MeMo_core.xsd" : "xsd/Version1.2/MeMo_core.xsd");

    private static XmlSchemaSet Load(MemoVersion version)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, PathOf(version));
        set.Compile();
        return set;
    }
}
