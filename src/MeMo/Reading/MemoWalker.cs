using System.Xml;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>Along the table of elements: builds the records, and says where the message leaves the table.</summary>
internal sealed class MemoWalker : IDisposable
{
    private readonly MemoInput input;
    private readonly IMemoJudge? judge;
    private readonly Tolerance? tolerance;
    private readonly MemoPieces pieces;
    private readonly XmlReader parser;
    private readonly TextReading texts;
    private readonly AttributeReading attributes;
    private Frame? top;
    private ContentStream? content;

    public MemoWalker(MemoInput input, Action<Finding> report, IMemoJudge? judge = null, Tolerance? tolerance = null)
    {
        (this.input, this.judge, this.tolerance) = (input, judge, tolerance);
        pieces = new MemoPieces(input, report, tolerance) { PathHere = () => top?.Path() ?? "/" };
        parser = pieces.Parser;
        texts = new TextReading(pieces);
        attributes = new AttributeReading(pieces, parser);
    }

    // Known once the root element has been read.
    public MemoVersion? Version { get; private set; }

    // As far as it was read; null before.
    public Frame? Root { get; private set; }

    // Once complete.
    public Frame? Header { get; private set; }

    // Those that were read whole, in the order of the message.
    public List<MemoDocumentPart> Documents { get; } = [];

    public Frame File => top ?? throw new InvalidOperationException("No content was reached.");

    public ContentStream Content => content ?? throw new InvalidOperationException("No content was reached.");

    // At the end, where the input is broken, or because enough was found.
    public bool IsOver => pieces.IsOver;

    public void Stop() => pieces.Stop();

    public ValueTask<MemoStep> MoveNextAsync(CancellationToken cancellationToken) =>
        pieces.GuardAsync(() => WalkAsync(cancellationToken), MemoStep.End);

    public void Dispose() => pieces.Dispose();

    private async ValueTask<MemoStep> WalkAsync(CancellationToken cancellationToken)
    {
        if (content is not null && !pieces.IsOver)
            await CloseContentAsync(cancellationToken);
        while (await pieces.ParseAsync(cancellationToken))
        {
            if (await TakeAsync(cancellationToken) is { } step)
                return step;
        }

        pieces.Stop();
        return MemoStep.End;
    }

    private async ValueTask CloseContentAsync(CancellationToken cancellationToken)
    {
        await Content.SkipAsync(cancellationToken);
        if (!Content.IsBroken)
            judge?.ContentRead(File, Content.Decoded);
        content = null;
    }

    private async ValueTask<MemoStep?> TakeAsync(CancellationToken cancellationToken)
    {
        switch (parser.NodeType)
        {
            case XmlNodeType.Element when top is null:
                TakeRoot();
                return null;
            case XmlNodeType.Element:
                return await TakeChildAsync(top, cancellationToken);
            case XmlNodeType.EndElement when top is not null:
                return Close(top);
            case XmlNodeType.Text or XmlNodeType.CDATA when top is not null && !await texts.IsBlankAsync():
                pieces.Mind(StructureFindings.StrayText(top, pieces.Here));
                return null;
            default:
                return null;
        }
    }

    private void TakeRoot()
    {
        var place = pieces.Here;
        var root = BodyElements.Message;
        if (parser.LocalName != root.Name.Local)
            Refuse(StructureFindings.WrongRoot(place));
        else if (parser.NamespaceURI != root.Name.Namespace)
            Refuse(StructureFindings.WrongNamespace(place));
        else if (attributes.Version is not { } version)
            Refuse(StructureFindings.WrongVersion(place));
        else
            OpenRoot(root, version, place);
    }

    private void Refuse(Finding finding)
    {
        pieces.Stop();
        pieces.Report(finding);
    }

    private void OpenRoot(MemoElement root, MemoVersion version, Place place)
    {
        Version = version;
        Root = top = new Frame(root, parent: null, asChild: null, index: 1, place);
        attributes.CheckRoot(root, version, place);
        if (parser.IsEmptyElement)
            Close(top);
    }

    private async ValueTask<MemoStep?> TakeChildAsync(Frame parent, CancellationToken cancellationToken)
    {
        var version = Version!.Value;
        var index = parent.Element.PlaceOf(new(parser.NamespaceURI, parser.LocalName));
        if (index < 0 || parent.Element.Children[index].In(version).Max == 0)
        {
            await PassUnknownAsync(
                StructureFindings.UnknownElement(parent, pieces.Here, parser.NamespaceURI, parser.LocalName, version), cancellationToken);
            return null;
        }

        var child = parent.Element.Children[index];
        var number = CountIn(parent, child, index);
        if (child.Element is not null)
            return Open(parent, child, number);
        if (child.Type!.IsContent)
            return OpenContent(parent, child);
        await TakeValueAsync(parent, child, cancellationToken);
        return null;
    }

    // An element that nobody knows may be passed over; a file in it may not.
    private async ValueTask PassUnknownAsync(Finding unknown, CancellationToken cancellationToken)
    {
        if (tolerance is null)
            pieces.Report(unknown);
        var holdsContent = await pieces.SkipElementAsync(cancellationToken);
        if (tolerance is not null)
            pieces.Mind(unknown, holdsContent);
    }

    private int CountIn(Frame parent, MemoChild child, int index)
    {
        var max = Math.Min(child.In(Version!.Value).Max, Frame.LongestList);
        if (index < parent.Reached)
            pieces.Mind(StructureFindings.WrongOrder(parent, child, pieces.Here));
        if (child.Choice > 0
            && parent.Element.Children.Any(other => other != child && other.Choice == child.Choice && parent.CountOf(other) > 0))
            pieces.Mind(StructureFindings.OneOfChoice(parent, child, pieces.Here));
        var number = parent.Count(index, pieces.Here);
        if (number == max + 1)
            pieces.Mind(StructureFindings.TooMany(parent, child, pieces.Here, max), child.IsVital);
        return number;
    }

    private MemoStep? Open(Frame parent, MemoChild child, int number)
    {
        top = new Frame(child.Element!, parent, child, number, pieces.Here);
        if (parser.HasAttributes)
            attributes.CheckNone(top.Path());
        return parser.IsEmptyElement ? Close(top) : null;
    }

    private MemoStep? OpenContent(Frame file, MemoChild child)
    {
        var path = file.PathTo(child);
        if (parser.HasAttributes)
            attributes.CheckNone(path);
        content = new ContentStream(pieces, input, path);
        return MemoStep.Content;
    }

    private async ValueTask TakeValueAsync(Frame parent, MemoChild child, CancellationToken cancellationToken)
    {
        var place = pieces.Here;
        if (parser.HasAttributes)
            attributes.CheckNone(parent.PathTo(child));
        var text = await texts.ReadAsync((parent, child), cancellationToken);
        var value = texts.IsCut ? null : child.Type!.Parse(text);
        var kept = value ?? KeepBroken((parent, child), text, place);
        if (tolerance?.IsRoomFor(text) == false)
            kept = Drop((parent, child), place);
        if (kept is not null && parent.CountOf(child) == 1)
            parent.Set(child, kept);
        if (value is not null)
            judge?.ValueRead(parent, child, value, place);
    }

    private object? KeepBroken((Frame Parent, MemoChild Child) at, string text, Place place)
    {
        at.Parent.IsBroken = true;
        var kept = tolerance is null ? null : Tolerance.Keep(at.Child.Type!, text);
        pieces.Mind(StructureFindings.BrokenValue(at.Parent.PathTo(at.Child), at.Child, place), at.Child.IsVital && kept is null);
        return kept;
    }

    private object? Drop((Frame Parent, MemoChild Child) at, Place place)
    {
        at.Parent.IsBroken = true;
        pieces.Mind(StructureFindings.TooMuchText(at.Parent.PathTo(at.Child), place), at.Child.IsVital);
        return null;
    }

    private MemoStep? Close(Frame frame)
    {
        foreach (var child in frame.Element.Children)
        {
            if (frame.CountOf(child) >= child.In(Version!.Value).Min)
                continue;
            frame.IsBroken = true;
            pieces.Mind(StructureFindings.Missing(frame, child, judge?.CodeOfMissing(frame, child) ?? child.Missing), child.IsVital);
        }

        frame.Close();
        if (tolerance is not null)
            Tolerance.Complete(frame, Version!.Value);
        judge?.ElementRead(frame);
        top = frame.Parent;
        Attach(frame);
        if (frame.Instance is Document && frame.Index <= Frame.LongestList)
            Documents.Add(DocumentKinds.PartOf(frame));
        if (frame.Element != HeaderElements.MessageHeader)
            return null;
        Header = frame;
        return MemoStep.Header;
    }

    private static void Attach(Frame frame)
    {
        if (frame.Parent is null)
            return;
        frame.Parent.IsBroken |= frame.IsBroken;
        if (frame.Index == 1 || (frame.AsChild!.IsList && frame.Index <= Frame.LongestList))
            frame.Parent.Set(frame.AsChild!, frame.Instance);
    }
}
