using System.Text;
using System.Xml;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Conversion;

internal sealed class NodeCopy(XmlReader parser, MemoInput input, Stream output)
{
    private readonly char[] chunk = new char[4096];
    private XmlWriter? writer;

    // Made at the first node, which says whether there is a declaration.
    public XmlWriter Writer => writer ??= XmlWriter.Create(output, new()
    {
        Async = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        OmitXmlDeclaration = parser.NodeType != XmlNodeType.XmlDeclaration,
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    });

    public async ValueTask CopyAsync()
    {
        switch (parser.NodeType)
        {
            case XmlNodeType.Text:
                await CopyTextAsync();
                break;
            case XmlNodeType.XmlDeclaration:
                await CopyDeclarationAsync();
                break;
            case XmlNodeType.CDATA:
                await Writer.WriteCDataAsync(parser.Value);
                break;
            case XmlNodeType.Comment:
                await Writer.WriteCommentAsync(parser.Value);
                break;
            case XmlNodeType.ProcessingInstruction:
                await Writer.WriteProcessingInstructionAsync(parser.Name, parser.Value);
                break;
            default:
                await Writer.WriteWhitespaceAsync(parser.Value);
                break;
        }
    }

    public Task StartAsync() => Writer.WriteStartElementAsync(parser.Prefix, parser.LocalName, parser.NamespaceURI);

    public Task CopyAttributesAsync() => Writer.WriteAttributesAsync(parser, defattr: false);

    public Task EndAsync(bool isEmpty) => isEmpty ? Writer.WriteEndElementAsync() : Writer.WriteFullEndElementAsync();

    // With the open start tag closed (by a raw text of nothing), so that others can write behind it.
    public async ValueTask FlushAsync()
    {
        await Writer.WriteRawAsync("");
        await Writer.FlushAsync();
    }

    private async ValueTask CopyDeclarationAsync()
    {
        if (parser.GetAttribute("standalone") is { } standalone)
            await Writer.WriteStartDocumentAsync(standalone == "yes");
        else
            await Writer.WriteStartDocumentAsync();
    }

    // A pair of surrogates may come in two pieces, which the writer would refuse.
    private async ValueTask CopyTextAsync()
    {
        var held = 0;
        while (await ReadChunkAsync(held) is > 0 and var read)
        {
            var count = held + read;
            held = char.IsHighSurrogate(chunk[count - 1]) ? 1 : 0;
            await Writer.WriteCharsAsync(chunk, 0, count - held);
            chunk[0] = chunk[count - 1];
        }
    }

    private Task<int> ReadChunkAsync(int held)
    {
        input.Progress();
        return parser.ReadValueChunkAsync(chunk, held, chunk.Length - held);
    }
}
