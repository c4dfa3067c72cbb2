using System.Text;
using System.Xml;
using Postvogn.MeMo.Reading;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Conversion;

/// <summary>The conversion of one message: node by node from the parser to the writer, files past both.</summary>
internal sealed class MessageConversion : IAsyncDisposable
{
    private const int DeepestElement = 64;

    private static readonly XmlReaderSettings ParserSettings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 0,
        CloseInput = false,
    };

    private readonly MemoInput input;
    private readonly Stream output;
    private readonly MemoVersion to;
    private readonly XmlReader parser;
    private readonly PlaceTracker places;
    private readonly Stack<OpenElement> open = new();
    private readonly List<string> lost = [];
    private readonly char[] chunk = new char[4096];
    private XmlWriter? writer;
    private MemoVersion from;
    private bool resumes;

    public MessageConversion(MemoInput input, Stream output, MemoVersion to)
    {
        (this.input, this.output, this.to) = (input, output, to);
        parser = XmlReader.Create(input, ParserSettings);
        places = new PlaceTracker((IXmlLineInfo)parser);
    }

    private XmlWriter Writer => writer ??= XmlWriter.Create(output, new()
    {
        Async = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = parser.NodeType != XmlNodeType.XmlDeclaration,
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    });

    /// <summary>Converts the whole message.</summary>
    public async ValueTask<MemoConversion> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ParseAsync(cancellationToken))
                await CopyNodeAsync(cancellationToken);
            await Writer.FlushAsync();
        }
        catch (XmlException broken)
        {
            var place = broken.LineNumber > 0 ? places.PlaceOf(broken.LineNumber, broken.LinePosition) : places.Here;
            throw new MemoFormatException(StructureFindings.NotWellFormed(open.TryPeek(out var top) ? top.Path : "/", place, input.Ended), broken);
        }

        return new() { From = from, To = to, Lost = lost };
    }

    public async ValueTask DisposeAsync()
    {
        parser.Dispose();
        await input.DisposeAsync();
    }

    private async ValueTask<bool> ParseAsync(CancellationToken cancellationToken)
    {
        input.Cancellation = cancellationToken;
        input.Progress();
        var found = await parser.ReadAsync();
        if (resumes)
            places.Resume(parser.NodeType);
        resumes = false;
        return parser.Depth <= DeepestElement ? found : throw new XmlException("Elements are nested deeper than a MeMo can be.");
    }

    private async ValueTask CopyNodeAsync(CancellationToken cancellationToken)
    {
        switch (parser.NodeType)
        {
            case XmlNodeType.Element when open.Count == 0:
                await OpenRootAsync();
                break;
            case XmlNodeType.Element:
                await TakeElementAsync(open.Peek(), cancellationToken);
                break;
            case XmlNodeType.EndElement:
                await CloseAsync(isEmpty: false);
                break;
            case XmlNodeType.Text:
                await CopyTextAsync();
                break;
            default:
                await CopyOtherAsync();
                break;
        }
    }

    private async ValueTask CopyOtherAsync()
    {
        switch (parser.NodeType)
        {
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

    private async ValueTask CopyDeclarationAsync()
    {
        if (parser.GetAttribute("standalone") is { } standalone)
            await Writer.WriteStartDocumentAsync(standalone == "yes");
        else
            await Writer.WriteStartDocumentAsync();
    }

    private async ValueTask OpenRootAsync()
    {
        var root = BodyElements.Message;
        from = RootVersion.Require(parser, root, places.Here);
        open.Push(new OpenElement(root, isContent: false, $"/{root.Name}"));
        await Writer.WriteStartElementAsync(parser.Prefix, parser.LocalName, parser.NamespaceURI);
        await RootVersion.CopyAttributesAsync(parser, Writer, to);
        if (parser.IsEmptyElement)
            await CloseAsync(isEmpty: true);
    }

    private async ValueTask TakeElementAsync(OpenElement parent, CancellationToken cancellationToken)
    {
        var name = new MemoName(parser.NamespaceURI, parser.LocalName);
        var child = parent.Take(name);
        if (child is not null)
            await AddFlagsAsync(parent, child);
        if (child is not null && child.In(to).Max == 0)
            await DropAsync(parent, child, cancellationToken);
        else
            await OpenAsync(new OpenElement(child?.Element, child?.Type is { IsContent: true }, $"{parent.Path}/{child?.Name.ToString() ?? "?"}"), cancellationToken);
    }

    private async ValueTask OpenAsync(OpenElement element, CancellationToken cancellationToken)
    {
        open.Push(element);
        await Writer.WriteStartElementAsync(parser.Prefix, parser.LocalName, parser.NamespaceURI);
        await Writer.WriteAttributesAsync(parser, defattr: false);
        if (parser.IsEmptyElement)
            await CloseAsync(isEmpty: true);
        else if (element.IsContent && input.AtContent)
            await CopyContentAsync(element, cancellationToken);
    }

    private async ValueTask CloseAsync(bool isEmpty)
    {
        await AddFlagsAsync(open.Pop(), before: null);
        if (isEmpty)
            await Writer.WriteEndElementAsync();
        else
            await Writer.WriteFullEndElementAsync();
    }

    private async ValueTask AddFlagsAsync(OpenElement parent, MemoChild? before)
    {
        foreach (var flag in parent.MissingFlags(before, from, to))
            await Writer.WriteElementStringAsync(prefix: null, flag.Name.Local, flag.Name.Namespace, flag.Type!.Format(false));
    }

    /// <summary>An empty raw text closes the start tag; then the writer is bypassed, as the parser is.</summary>
    private async ValueTask CopyContentAsync(OpenElement content, CancellationToken cancellationToken)
    {
        await Writer.WriteRawAsync("");
        await Writer.FlushAsync();
        var place = places.Here;
        if (!await new ContentCopy(input, places, output).RunAsync(cancellationToken))
            throw new MemoFormatException(StructureFindings.BrokenContent(content.Path, place));
        resumes = true;
    }

    /// <summary>A pair of surrogates may come in two pieces, which the writer would refuse.</summary>
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

    private async ValueTask DropAsync(OpenElement parent, MemoChild child, CancellationToken cancellationToken)
    {
        Lose($"{parent.Path}/{child.Name}");
        var (depth, isOpen) = (parser.Depth, !parser.IsEmptyElement);
        while (isOpen && await ParseAsync(cancellationToken))
        {
            isOpen = parser.NodeType != XmlNodeType.EndElement || parser.Depth > depth;
            var place = parser.NodeType == XmlNodeType.Element ? child.Element?.PlaceOf(new(parser.NamespaceURI, parser.LocalName)) ?? -1 : -1;
            if (place >= 0)
                Lose($"{parent.Path}/{child.Name}/{child.Element!.Children[place].Name}");
        }
    }

    /// <summary>A path is told once, however often a hostile message repeats the element.</summary>
    private void Lose(string path)
    {
        if (!lost.Contains(path, StringComparer.Ordinal))
            lost.Add(path);
    }
}
