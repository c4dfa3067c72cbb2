using System.Xml;

namespace Postvogn.MeMo.Reading;

/// <summary>Says where in the input the parser is, although it never saw the contents that were taken past it.</summary>
internal sealed class PlaceTracker(IXmlLineInfo parser)
{
    private int lines;
    private int shiftedLine;
    private int shift;
    private int passedLines;
    private int passedColumns;
    private bool endedInReturn;

    public Place Here => PlaceOf(parser.LineNumber, parser.LinePosition);

    /// <summary>The place of something that the parser puts at this line and column.</summary>
    public Place PlaceOf(int line, int column) => new(line + lines, column + (line == shiftedLine ? shift : 0));

    /// <summary>Notes bytes that the parser never sees. A line ends with LF, CR or both.</summary>
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

    /// <summary>Notes bytes that the parser never sees and among which is no line end.</summary>
    public void PassLetters(int count)
    {
        passedColumns += count;
        endedInReturn &= count == 0;
    }

    /// <summary>Notes that the parser goes on, and at which node, behind the bytes that were passed.</summary>
    public void Resume(XmlNodeType node)
    {
        var (line, column) = (parser.LineNumber, parser.LinePosition);
        var before = line == shiftedLine ? shift : 0;
        shift = passedLines == 0 ? before + passedColumns : passedColumns + 1 + MarkupBefore(node) - column;
        (shiftedLine, lines) = (line, lines + passedLines);
        (passedLines, passedColumns, endedInReturn) = (0, 0, false);
    }

    /// <summary>The parser puts a node behind the markup that opens it.</summary>
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
