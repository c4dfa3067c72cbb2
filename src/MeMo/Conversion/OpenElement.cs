using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Conversion;

/// <summary>Its line in the table, if it has one, and how far its children have come.</summary>
internal sealed class OpenElement(MemoElement? element, string path)
{
    private readonly Dictionary<MemoChild, int> counts = [];
    private int reached;

    public string Path { get; } = path;

    // Noted as seen; null when the table has none here.
    public MemoChild? Take(MemoName name)
    {
        var place = element?.PlaceOf(name) ?? -1;
        if (place < 0)
            return null;
        var child = element!.Children[place];
        counts[child] = counts.GetValueOrDefault(child) + 1;
        return child;
    }

    // Of the child that was taken last of its kind; no name of the input is told.
    public string PathTo(MemoChild? child)
    {
        if (child is null)
            return $"{Path}/?";
        return child.IsList ? $"{Path}/{child.Name}[{counts[child]}]" : $"{Path}/{child.Name}";
    }

    // That the new version requires, the old did not, and that are missing before this child; null is the end.
    public IEnumerable<MemoChild> MissingFlags(MemoChild? before, MemoVersion from, MemoVersion to)
    {
        var end = before is null ? element?.Children.Count ?? 0 : element!.PlaceOf(before.Name);
        for (; reached < end; reached++)
        {
            var child = element!.Children[reached];
            if (child.In(to).Min > child.In(from).Min && !counts.ContainsKey(child))
                yield return child;
        }
    }
}
