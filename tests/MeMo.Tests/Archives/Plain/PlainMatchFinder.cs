using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo.Tests.Archives.Plain;

/// <summary>The search for long repeats with a dictionary in the place of the table: what each chosen hash was last seen at.</summary>
internal sealed class PlainMatchFinder
{
    private readonly Dictionary<ulong, int> lastSeen = [];

    public LongMatch? Find(byte[] window, int from, int to)
    {
        for (var position = from; position < to; position++)
        {
            var hash = BitConverter.ToUInt64(window, position) * 0x9E3779B97F4A7C15;
            if ((hash >> 44 & 0xF) != 0)
                continue;

            var candidate = lastSeen.GetValueOrDefault(hash >> 48);
            lastSeen[hash >> 48] = position;
            if (candidate > 0 && Around(window, from, position, candidate) is { Length: >= 12 } match)
                return match;
        }

        return null;
    }

    private static LongMatch Around(byte[] window, int from, int position, int candidate)
    {
        var distance = position - candidate;
        var (start, end) = (position, position);
        while (start > from && start - distance > 4 && window[start - 1] == window[start - 1 - distance])
            start--;
        while (end < window.Length && window[end] == window[end - distance])
            end++;
        return new LongMatch(start, end - start, distance);
    }
}
