using System.Xml;
using Postvogn.MeMo.Reading;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Conversion;

internal static class RootVersion
{
    private const string Version = "memoVersion";
    private const string SchemaVersion = "memoSchVersion";

    // MemoFormatException: it is no message, or its version is unknown.
    public static MemoVersion Require(XmlReader parser, MemoElement root, Place place)
    {
        if (parser.LocalName != root.Name.Local)
            throw new MemoFormatException(StructureFindings.WrongRoot(place));
        if (parser.NamespaceURI != root.Name.Namespace)
            throw new MemoFormatException(StructureFindings.WrongNamespace(place));
        return AttributeReading.VersionOf(parser) ?? throw new MemoFormatException(StructureFindings.WrongVersion(place));
    }

    // With those of the new version in place of the old.
    public static async ValueTask CopyAttributesAsync(XmlReader parser, XmlWriter writer, MemoVersion to)
    {
        while (parser.MoveToNextAttribute())
        {
            if (parser.NamespaceURI.Length > 0)
                await writer.WriteAttributeStringAsync(parser.Prefix, parser.LocalName, parser.NamespaceURI, parser.Value);
            else if (parser.LocalName == Version)
                await WriteVersionAsync(writer, to);
            else if (parser.LocalName != SchemaVersion)
                await writer.WriteAttributeStringAsync(prefix: null, parser.LocalName, ns: null, parser.Value);
        }

        parser.MoveToElement();
    }

    private static async ValueTask WriteVersionAsync(XmlWriter writer, MemoVersion to)
    {
        await writer.WriteAttributeStringAsync(prefix: null, Version, ns: null, to == MemoVersion.V1_1 ? "1.1" : "1.2");
        if (to == MemoVersion.V1_1)
            await writer.WriteAttributeStringAsync(prefix: null, SchemaVersion, ns: null, "1.1.0");
    }
}
