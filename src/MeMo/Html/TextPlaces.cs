using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Html;

/// <summary>Of offsets in a text, asked for in their order.</summary>
internal struct TextPlaces(Place start)
{
    private Place place = start;
    private int reached;

    // Not before the last one asked for. A line ends with LF, CR or both.
    public Place Of(ReadOnlySpan<char> text, int offset)
    {
        for (; reached < offset; reached++)
        {
            var endsLine = text[reached] == '\n' || (text[reached] == '\r' && (reached + 1 == text.Length || text[reached + 1] != '\n'));
            place = endsLine ? new(place.Line + 1, 1) : new(place.Line, place.Column + 1);
        }

        return place;
    }
}
