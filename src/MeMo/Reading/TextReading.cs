using System.Text;
using System.Xml;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>No text is held beyond the longest that can be valid.</summary>
internal sealed class TextReading(MemoPieces pieces)
{
    // The longest text of the schema has 512 characters; white space around a value may be long, within reason.
    private const int Longest = 4096;

    private readonly char[] chunk = new char[1024];
    private readonly StringBuilder text = new();

    // Too long to be valid; what was given is only its beginning.
    public bool IsCut => text.Length > Longest;

    public async ValueTask<string> ReadAsync((Frame Parent, MemoChild Child) at, CancellationToken cancellationToken)
    {
        text.Clear();
        if (pieces.Parser.IsEmptyElement)
            return "";
        while (await pieces.ParseAsync(cancellationToken) && pieces.Parser.NodeType != XmlNodeType.EndElement)
        {
            if (pieces.Parser.NodeType == XmlNodeType.Element)
                await RefuseElementAsync(at.Parent.PathTo(at.Child), cancellationToken);
            else
                await AppendAsync();
        }

        return text.ToString();
    }

    // Only white space.
    public async ValueTask<bool> IsBlankAsync()
    {
        var isBlank = true;
        while (await pieces.ReadChunkAsync(chunk) is > 0 and var count)
            isBlank &= !chunk.AsSpan(0, count).ContainsAnyExcept(Lexical.Space);
        return isBlank;
    }

    private async ValueTask AppendAsync()
    {
        while (await pieces.ReadChunkAsync(chunk) is > 0 and var count)
        {
            if (text.Length <= Longest)
                text.Append(chunk, 0, count);
        }
    }

    private async ValueTask RefuseElementAsync(string path, CancellationToken cancellationToken)
    {
        pieces.Mind(StructureFindings.ElementInText(path, pieces.Here));
        await pieces.SkipElementAsync(cancellationToken);
    }
}
