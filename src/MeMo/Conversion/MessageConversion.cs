using System.Xml;
using Postvogn.MeMo.Reading;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Conversion;

/// <summary>Node by node from the parser to the writer, files past both.</summary>
internal sealed class MessageConversion : IAsyncDisposable
{
    private readonly MemoInput input;
    private readonly MemoVersion to;
    private readonly XmlReader parser;
    private readonly PlaceTracker places;
    private readonly NodeCopy nodes;
    private readonly ContentCopy contents;
    private readonly Stack<OpenElement> open = new();
    private readonly List<string> lost = [];
    private MemoVersion from;
    private bool resumes;

    public MessageConversion(MemoInput input, Stream output, MemoVersion to)
    {
        (this.input, this.to) = (input, to);
        parser = MemoParser.Create(input, isCopied: true);
        places = new PlaceTracker((IXmlLineInfo)parser);
        nodes = new NodeCopy(parser, input, output);
        contents = new ContentCopy(input, places, output);
    }

    public async ValueTask<MemoConversion> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ParseAsync(cancellationToken))
                await CopyNodeAsync(cancellationToken);
            await nodes.Writer.FlushAsync();
        }
        catch (XmlException broken)
        {
            throw new MemoFormatException(input.FindingOf(broken, open.TryPeek(out var top) ? top.Path : "/", places), broken);
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
        input.BeginPiece();
        var found = await parser.ReadAsync();
        if (resumes)
            places.Resume(parser.NodeType);
        resumes = false;
        return parser.Depth <= MemoParser.DeepestElement ? found : throw input.Refuse(InputFaults.TooDeep);
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
            default:
                await nodes.CopyAsync();
                break;
        }
    }

    private async ValueTask OpenRootAsync()
    {
        var root = BodyElements.Message;
        from = RootVersion.Require(parser, root, places.Here);
        open.Push(new OpenElement(root, $"/{root.Name}"));
        await nodes.StartAsync();
        await RootVersion.CopyAttributesAsync(parser, nodes.Writer, to);
        if (parser.IsEmptyElement)
            await CloseAsync(isEmpty: true);
    }

    private async ValueTask TakeElementAsync(OpenElement parent, CancellationToken cancellationToken)
    {
        var child = parent.Take(new(parser.NamespaceURI, parser.LocalName));
        if (child is not null)
            await AddFlagsAsync(parent, child);
        if (child is not null && child.In(to).Max == 0)
            await DropAsync(parent.PathTo(child), child, cancellationToken);
        else
            await OpenAsync(parent, child, cancellationToken);
    }

    private async ValueTask OpenAsync(OpenElement parent, MemoChild? child, CancellationToken cancellationToken)
    {
        open.Push(new OpenElement(child?.Element, parent.PathTo(child)));
        await nodes.StartAsync();
        await nodes.CopyAttributesAsync();
        if (parser.IsEmptyElement)
            await CloseAsync(isEmpty: true);
        else if (child is { Type.IsContent: true } && input.AtContent)
            await CopyContentAsync(cancellationToken);
    }

    private async ValueTask CloseAsync(bool isEmpty)
    {
        await AddFlagsAsync(open.Pop(), before: null);
        await nodes.EndAsync(isEmpty);
    }

    private async ValueTask AddFlagsAsync(OpenElement parent, MemoChild? before)
    {
        foreach (var flag in parent.MissingFlags(before, from, to))
            await nodes.Writer.WriteElementStringAsync(prefix: null, flag.Name.Local, flag.Name.Namespace, flag.Type!.Format(false));
    }

    private async ValueTask CopyContentAsync(CancellationToken cancellationToken)
    {
        var place = places.Here;
        await nodes.FlushAsync();
        if (!await contents.RunAsync(cancellationToken))
            throw new MemoFormatException(StructureFindings.BrokenContent(open.Peek().Path, place));
        resumes = true;
    }

    // With all that it holds.
    private async ValueTask DropAsync(string path, MemoChild child, CancellationToken cancellationToken)
    {
        Lose(path);
        var (depth, isOpen) = (parser.Depth, !parser.IsEmptyElement);
        while (isOpen && await ParseAsync(cancellationToken))
        {
            isOpen = parser.NodeType != XmlNodeType.EndElement || parser.Depth > depth;
            var place = parser.NodeType == XmlNodeType.Element
                ? child.Element?.PlaceOf(new(parser.NamespaceURI, parser.LocalName)) ?? -1
                : -1;
            if (place >= 0)
                Lose($"{path}/{child.Element!.Children[place].Name}");
        }
    }

    // Told once, however often a hostile message repeats the element.
    private void Lose(string path)
    {
        if (!lost.Contains(path, StringComparer.Ordinal))
            lost.Add(path);
    }
}
