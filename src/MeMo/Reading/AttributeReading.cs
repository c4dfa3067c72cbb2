using System.Xml;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>Only the root element has any of MeMo's own.</summary>
internal sealed class AttributeReading(MemoPieces pieces, XmlReader parser)
{
    public MemoVersion? Version => VersionOf(parser);

    // Null when it names none that is in use.
    public static MemoVersion? VersionOf(XmlReader parser) => parser.GetAttribute("memoVersion").AsSpan().Trim(Lexical.Space) switch
    {
        "1.1" => MemoVersion.V1_1,
        "1.2" => MemoVersion.V1_2,
        _ => null,
    };

    public void CheckRoot(MemoElement root, MemoVersion version, Place place)
    {
        var known = root.Attributes.Where(attribute => attribute.In(version)).Select(attribute => attribute.Name).ToList();
        foreach (var name in known)
        {
            if (parser.GetAttribute(name) is not { } value)
                pieces.Mind(StructureFindings.MissingAttribute(place, name));
            else if (Lexical.CodePoints(value) > MemoTypes.Text.MaxLength)
                pieces.Mind(StructureFindings.BrokenAttribute(place, name));
        }

        Check($"/{root.Name}", known);
    }

    public void CheckNone(string path) => Check(path, []);

    private void Check(string path, IReadOnlyList<string> known)
    {
        while (parser.MoveToNextAttribute())
        {
            var isKnown = parser.NamespaceURI.Length == 0 && known.Contains(parser.LocalName, StringComparer.Ordinal);
            if (!isKnown && !IsNeutral(parser.NamespaceURI, parser.LocalName))
                pieces.Mind(StructureFindings.UnknownAttribute(path, pieces.Here, parser.LocalName));
        }

        parser.MoveToElement();
    }

    // Declarations of namespaces, and hints where a schema lies, may stand at any element.
    private static bool IsNeutral(string uri, string name) => uri switch
    {
        "http://www.w3.org/2000/xmlns/" => true,
        "http://www.w3.org/2001/XMLSchema-instance" => name is "schemaLocation" or "noNamespaceSchemaLocation",
        _ => false,
    };
}
