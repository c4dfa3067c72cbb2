using System.Text;
using System.Xml;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Writing;

/// <summary>Kept in memory in pieces, each passed on before a file's content follows.</summary>
internal sealed class EnvelopeWriter : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };

    private readonly MemoryStream piece = new();
    private readonly XmlWriter writer;

    public EnvelopeWriter() => writer = XmlWriter.Create(piece, Settings);

    public void StartRoot(MemoName root)
    {
        writer.WriteStartDocument();
        Start(root);
        foreach (var (prefix, uri) in MemoNamespaces.Prefixes.Where(pair => pair.Namespace != root.Namespace))
            writer.WriteAttributeString("xmlns", prefix, null, uri);
    }

    public void Attribute(string name, string value) => writer.WriteAttributeString(name, value);

    public void Start(MemoName name) => writer.WriteStartElement(MemoNamespaces.PrefixOf(name.Namespace), name.Local, name.Namespace);

    public void Text(string text) => writer.WriteString(text);

    public void End() => writer.WriteEndElement();

    // The start tag closed, so that raw text can follow.
    public async ValueTask PassOnAsync(Stream output, bool closeTag, CancellationToken cancellationToken)
    {
        if (closeTag)
            writer.WriteRaw("");
        writer.Flush();
        await output.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), cancellationToken);
        piece.SetLength(0);
    }

    public void Dispose()
    {
        writer.Dispose();
        piece.Dispose();
    }
}
