namespace Postvogn.Drops.Packages;

/// <summary>What an object lacks, or has and may not have beside another (of a choice one).</summary>
internal static class PackageGaps
{
    /// <summary>Of a letter, with all that stands in it.</summary>
    public static IEnumerable<(PackageGap Gap, PackageNode Holder)> Of(PackageNode node, string path)
    {
        foreach (var gap in OfItself(node, path))
            yield return (gap, node);
        foreach (var (inner, at, _) in Below(node, path))
        {
            foreach (var found in Of(inner, at))
                yield return found;
        }
    }

    /// <summary>Of the lists in it alone, which a letter takes whole.</summary>
    public static IEnumerable<(PackageGap Gap, long At)> OfLists(PackageNode node, string path)
    {
        foreach (var (inner, at, isItem) in Below(node, path))
        {
            foreach (var (gap, holder) in isItem ? Of(inner, at).Select(found => (found.Gap, found.Holder.At)) : OfLists(inner, at))
                yield return (gap, holder);
        }
    }

    private static IEnumerable<PackageGap> OfItself(PackageNode node, string path)
    {
        var prefix = path.Length == 0 ? "" : $"{path}.";
        foreach (var member in node.Shape.Members)
        {
            if (member.IsRequired && node[member.Name] is null)
                yield return new($"{prefix}{member.Name}", "is missing.", $"Give it, or leave {path} out.");
            var isSecond = member.Child is { Choice: > 0 } && node[member.Name] is not null
                && node.Shape.Members.TakeWhile(other => other != member).Any(
                    other => other.Child?.Choice == member.Child.Choice && node[other.Name] is not null);
            if (isSecond)
                yield return new($"{prefix}{member.Name}", "excludes its alternative, which is given too.", "Give one of the two.");
        }
    }

    private static IEnumerable<(PackageNode Node, string Path, bool IsItem)> Below(PackageNode node, string path)
    {
        foreach (var member in node.Shape.Members.Where(member => member is { Shape: not null, IsShortWay: false }))
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!member.IsList && node.Node(member.Name) is { } inner) yield return (inner, at, false);
            if (!member.IsList) continue;
            foreach (var (i, item) in node.List(member.Name).Index())
                yield return (item, $"{at}[{i}]", true);
        }
    }
}

/// <summary>The path is that of the member.</summary>
internal sealed record PackageGap(string Path, string Problem, string Fix);
