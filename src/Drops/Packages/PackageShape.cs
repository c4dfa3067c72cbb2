using Postvogn.MeMo.Schema;

namespace Postvogn.Drops.Packages;

/// <summary>What an object of a letter.json may hold. The element is what it becomes in the MeMo; null: it has none.</summary>
internal sealed class PackageShape(MemoElement? element, params IReadOnlyList<PackageMember> members)
{
    public MemoElement? Element { get; } = element;

    public IReadOnlyList<PackageMember> Members { get; } = members;

    /// <summary>In whichever case; -1: there is none.</summary>
    public int IndexOf(string? name)
    {
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    public PackageMember Find(string name) => Members.First(member => member.Name == name);

    /// <summary>Whose element has this name in a path of the MeMo; null: none, or its value is made and not read.</summary>
    public PackageMember? OfElement(string name) => Members.FirstOrDefault(member => member.Child?.Name.ToString() == name);
}

/// <summary>A name that an object may hold. Of a value it has the type, of an object or a list of objects their shape.</summary>
internal sealed record PackageMember(string Name)
{
    public MemoType? Type { get; init; }

    public PackageShape? Shape { get; init; }

    /// <summary>Its line in the table of the MeMo; null: it is of the letter.json alone.</summary>
    public MemoChild? Child { get; init; }

    public bool IsList { get; init; }

    /// <summary>Of a list.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>When there are more; null: as of any fault in a letter.json.</summary>
    public ErrorCode? TooMany { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Which stands for leaving it out.</summary>
    public bool MayBeNull { get; init; } = true;

    /// <summary>Where its value goes, from the object that it stands in: another place for a name of before.</summary>
    public IReadOnlyList<string> Into { get; init; } = [Name];

    public bool IsShortWay => Into.Count > 1 || Into[0] != Name;
}
