using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>An element that is being read: where it stands, what was read so far, what may come next.</summary>
internal sealed class Frame(MemoElement element, Frame? parent, MemoChild? asChild, int index, Place start)
{
    // Lists that the schema does not limit are held up to this length; no letter comes near it.
    public const int LongestList = 10_000;

    private readonly int[] counts = new int[element.Children.Count];
    private readonly Place[] places = new Place[element.Children.Count];
    private readonly HashSet<MemoChild> valid = [];
    private readonly Dictionary<MemoChild, List<object>> lists = [];

    public MemoElement Element { get; } = element;

    public Frame? Parent { get; } = parent;

    // Its line in the table of its parent; null for the root.
    public MemoChild? AsChild { get; } = asChild;

    public int Index { get; } = index;

    public Place Start { get; } = start;

    public object Instance { get; } = Activator.CreateInstance(element.Model)!;

    // The place in the order; children before it come too late.
    public int Reached { get; private set; }

    // Something in it could not be read, so its record lacks what it must have.
    public bool IsBroken { get; set; }

    public int CountOf(MemoChild child) => counts[Element.PlaceOf(child.Name)];

    // With a value that keeps to its type.
    public bool Has(string child) => valid.Any(known => known.Name.Local == child);

    // Of the element itself when the child is missing.
    public Place PlaceOf(string child)
    {
        var place = Element.PlaceOf(new(Element.Name.Namespace, child));
        return place >= 0 && counts[place] > 0 ? places[place] : Start;
    }

    // A child has come; gives its number among its like, from 1.
    public int Count(int place, Place where)
    {
        Reached = Math.Max(Reached, place);
        places[place] = where;
        return ++counts[place];
    }

    public void Set(MemoChild child, object value)
    {
        valid.Add(child);
        if (!child.IsList)
            child.Property.SetValue(Instance, value);
        else if (lists.TryGetValue(child, out var list))
            list.Add(value);
        else
            lists[child] = [value];
    }

    public void Close()
    {
        foreach (var (child, list) in lists)
        {
            var array = Array.CreateInstance(child.Element!.Model, list.Count);
            ((System.Collections.ICollection)list).CopyTo(array, 0);
            child.Property.SetValue(Instance, array);
        }
    }

    public string PathTo(MemoChild child) => $"{Path()}/{child.Name}";

    // Such as /Message/MessageBody/AdditionalDocument[2].
    public string Path() => $"{Parent?.Path()}/{Element.Name}{(AsChild is { IsList: true } ? $"[{Index}]" : "")}";
}
