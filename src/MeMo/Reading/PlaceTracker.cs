using System.Xml;

namespace Postvogn.MeMo.Reading;

/// <summary>Where the parser is, although it never saw the contents that were taken past it.</summary>
internal sealed class PlaceTracker(IXmlLineInfo parser)
{
    private int lines;
    private int shiftedLine;
    private int shift;
    private int passedLines;
    private int passedColumns;
    private bool endedInReturn;

    public Place Here => PlaceOf(parser.LineNumber, parser.LinePosition);

    // Of what the parser puts at this line and column.
    public Place PlaceOf(int line, int column) => new(line + lines, column + (line == shiftedLine ? shift : 0));

    // Bytes that the parser never sees. A line ends with LF, CR or both.
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.LastIndexOfAny((byte)'\n', (byte)'\r');
        if (last < 0)
        {
            passedColumns += bytes.Length;
        }
        else
        {
            passedLines += CountLines(bytes[..(last + 1)]);
            passedColumns = bytes.Length - last - 1;
        }

        endedInReturn = bytes.Length > 0 ? bytes[^1] == '\r' : endedInReturn;
    }

    // The same, without a line end.
    public void PassLetters(int count)
    {
        passedColumns += count;
        endedInReturn &= count == 0;
    }

    // The parser goes on at this node, behind the bytes that were passed.
    public void Resume(XmlNodeType node)
    {
        var (line, column) = (parser.LineNumber, parser.LinePosition);
        var before = line == shiftedLine ? shift : 0;
        shift = passedLines == 0 ? before + passedColumns : passedColumns + 1 + MarkupBefore(node) - column;
        (shiftedLine, lines) = (line, lines + passedLines);
        (passedLines, passedColumns, endedInReturn) = (0, 0, false);
    }

    // The parser puts a node behind the markup that opens it.
    private static int MarkupBefore(XmlNodeType node) => node switch
    {
        XmlNodeType.EndElement => "</".Length,
        XmlNodeType.Element => "<".Length,
        XmlNodeType.CDATA => "<![CDATA[".Length,
        _ => 0,
    };

    private int CountLines(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Count((byte)'\n') + bytes.Count((byte)'\r') - bytes.Count("\r\n"u8);
        return endedInReturn && bytes[0] == '\n' ? count - 1 : count;
    }
}
