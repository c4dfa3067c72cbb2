namespace Postvogn.DigitalPost;

/// <summary>Builds an index from contacts in any order; the same contact may come several times, and reaches add up. Takes 4 bytes for each
/// <see cref="Add(ContactNumber, Reach)"/> until <see cref="Build"/>. For one thread and one index.</summary>
public sealed class ContactIndexBuilder
{
    private readonly PageRows?[] pages = new PageRows?[ContactPage.MostPages];

    /// <summary>Adds a contact. One who can be reached by neither way leaves no trace.</summary>
    public void Add(ContactNumber number, Reach reach)
    {
        if (reach != Reach.None)
            Add(number.Key, reach.Flags);
    }

    internal void Add(long key, int flags)
    {
        var page = pages[key >> ContactPage.KeyBits] ??= new();
        page.Add((((uint)key & ((1u << ContactPage.KeyBits) - 1)) << Reach.Bits) | (uint)flags);
    }

    /// <summary>The index of all that was added. The builder is empty afterwards.</summary>
    /// <param name="createdAt">When the list was created, at the earliest.</param>
    public ContactIndex Build(DateTimeOffset createdAt)
    {
        var sort = new RowSort();
        var built = new ContactPage?[ContactPage.MostPages];
        for (var number = 0; number < pages.Length; number++)
        {
            if (pages[number] is not { } rows)
                continue;
            built[number] = ContactPage.Of(sort.Sorted(rows));
            pages[number] = null;
        }

        return new(built, createdAt);
    }
}
