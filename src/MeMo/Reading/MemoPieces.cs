using System.Xml;

namespace Postvogn.MeMo.Reading;

/// <summary>The message as its parser gives it, piece by piece: where it stands, what is told of it, and when it is over.</summary>
internal sealed class MemoPieces : IDisposable
{
    private readonly MemoInput input;
    private readonly Action<Finding> report;
    private readonly Tolerance? tolerance;
    private readonly PlaceTracker places;

    public MemoPieces(MemoInput input, Action<Finding> report, Tolerance? tolerance)
    {
        (this.input, this.report, this.tolerance) = (input, report, tolerance);
        Parser = MemoParser.Create(input, isCopied: false);
        places = new PlaceTracker((IXmlLineInfo)Parser);
    }

    public XmlReader Parser { get; }

    public Place Here => places.Here;

    // Of the element that is being read.
    public required Func<string> PathHere { get; init; }

    // At the end, where the input is broken, or because enough was found.
    public bool IsOver { get; private set; }

    public void Stop() => IsOver = true;

    // What the parser throws becomes a finding, and ends the walk there.
    public async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> read, T otherwise)
    {
        try
        {
            return await read();
        }
        catch (XmlException broken)
        {
            IsOver = true;
            report(input.FindingOf(broken, PathHere(), places));
            return otherwise;
        }
    }

    public void Report(Finding finding) => report(finding);

    // What is wrong yet leaves the message readable; not where it is vital.
    public void Mind(Finding finding, bool isVital = false)
    {
        if (isVital || tolerance is null)
            report(finding);
        else
            tolerance.Pass(finding);
    }

    // The next node; false when there is none, or the walk is over.
    public async ValueTask<bool> ParseAsync(CancellationToken cancellationToken)
    {
        if (IsOver)
            return false;
        input.Cancellation = cancellationToken;
        input.BeginPiece();
        var found = await Parser.ReadAsync();
        return Parser.Depth <= MemoParser.DeepestElement ? found : throw input.Refuse(InputFaults.TooDeep);
    }

    // Of the text at which the parser stands; 0 at its end.
    public Task<int> ReadChunkAsync(char[] chunk)
    {
        input.Progress();
        return Parser.ReadValueChunkAsync(chunk, 0, chunk.Length);
    }

    public void Pass(MemoInput from, int count)
    {
        places.Pass(from.Buffered[..count]);
        from.Skip(count);
    }

    // Bytes among which is no line end.
    public void PassLetters(MemoInput from, int count)
    {
        places.PassLetters(count);
        from.Skip(count);
    }

    public void Resume() => places.Resume(Parser.NodeType);

    // True if the element holds, or is, what looks like the content of a file.
    public async ValueTask<bool> SkipElementAsync(CancellationToken cancellationToken)
    {
        var depth = Parser.Depth;
        var isOpen = !Parser.IsEmptyElement;
        var holdsContent = IsContent();
        while (isOpen && await ParseAsync(cancellationToken))
        {
            isOpen = Parser.NodeType != XmlNodeType.EndElement || Parser.Depth > depth;
            holdsContent |= IsContent();
        }

        return holdsContent;
    }

    public void Dispose()
    {
        Parser.Dispose();
        input.Dispose();
    }

    private bool IsContent() =>
        Parser.NodeType == XmlNodeType.Element && Parser.LocalName == Schema.BodyElements.File.Children[^1].Name.Local;
}
