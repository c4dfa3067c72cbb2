namespace Postvogn.DigitalPost.Registry;

/// <summary>TI 5.6, from a list of all groups. One whose parent is not in the list (hidden, or not asked for) stands at the top.</summary>
internal sealed class ContactGroupTree
{
    private readonly Dictionary<Guid, ContactGroup> groups = [];
    private readonly ILookup<Guid?, ContactGroup> children;

    /// <summary>Of a group that is twice in the list, the first counts.</summary>
    public ContactGroupTree(IEnumerable<ContactGroup> groups)
    {
        foreach (var group in groups)
            this.groups.TryAdd(group.Id, group);
        children = this.groups.Values.ToLookup(ParentOf);
    }

    public IEnumerable<ContactGroup> Roots => children[null];

    public IEnumerable<ContactGroup> ChildrenOf(Guid groupId) => children[groupId];

    /// <summary>Each before its own children. Ends also when groups contain each other.</summary>
    public IEnumerable<ContactGroup> Below(Guid groupId)
    {
        var seen = new HashSet<Guid> { groupId };
        var open = new Stack<ContactGroup>(ChildrenOf(groupId).Reverse());
        while (open.TryPop(out var group))
        {
            if (!seen.Add(group.Id))
                continue;
            yield return group;
            foreach (var child in ChildrenOf(group.Id).Reverse())
                open.Push(child);
        }
    }

    /// <summary>The group itself last; empty when it is not in the list.</summary>
    public IReadOnlyList<ContactGroup> PathTo(Guid groupId)
    {
        var path = new List<ContactGroup>();
        for (Guid? step = groupId; step is { } id && groups.TryGetValue(id, out var group) && !path.Contains(group); step = ParentOf(group))
            path.Insert(0, group);
        return path;
    }

    private Guid? ParentOf(ContactGroup group) => group.Parent is { } parent && groups.ContainsKey(parent.Id) ? parent.Id : null;
}
