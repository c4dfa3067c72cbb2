using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>An element that is being read: where it stands, what was read of it so far, and what may come next.</summary>
internal sealed class Frame(MemoElement element, Frame? parent, MemoChild? asChild, int index, Place start)
{
    /// <summary>Lists that the schema does not limit are held up to this length; no letter comes near it.</summary>
    public const int LongestList = 10_000;

    private readonly int[] counts = new int[element.Children.Count];
    private readonly Place[] places = new Place[element.Children.Count];
    private readonly HashSet<MemoChild> valid = [];
    private readonly Dictionary<MemoChild, List<object>> lists = [];

    public MemoElement Element { get; } = element;

    public Frame? Parent { get; } = parent;

    /// <summary>Its line in the table of its parent; null for the root.</summary>
    public MemoChild? AsChild { get; } = asChild;

    public int Index { get; } = index;

    public Place Start { get; } = start;

    public object Instance { get; } = Activator.CreateInstance(element.Model)!;

    /// <summary>The place in the order that was reached; children before it come too late.</summary>
    public int Reached { get; private set; }

    /// <summary>Whether something in it could not be read, so that its record lacks what it must have.</summary>
    public bool IsBroken { get; set; }

    public int CountOf(MemoChild child) => counts[Element.PlaceOf(child.Name)];

    /// <summary>Whether a child is there with a value that keeps to its type.</summary>
    public bool Has(string child) => valid.Any(known => known.Name.Local == child);

    /// <summary>Where a child stands; where the element itself stands when the child is missing.</summary>
    public Place PlaceOf(string child)
    {
        var place = Element.PlaceOf(new(Element.Name.Namespace, child));
        return place >= 0 && counts[place] > 0 ? places[place] : Start;
    }

    /// <summary>Notes that a child has come.</summary>
    /// <returns>Its number among its like, from 1.</returns>
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

    /// <summary>The path of the element, such as <c>/Message/MessageBody/AdditionalDocument[2]</c>.</summary>
    public string Path() => $"{Parent?.Path()}/{Element.Name}{(AsChild is { IsList: true } ? $"[{Index}]" : "")}";
}
