namespace Postvogn.DigitalPost;

/// <summary>From contacts in any order; reaches of one add up. 4 bytes for each Add until <see cref="Build"/>. For one thread
/// and one index.</summary>
public sealed class ContactIndexBuilder
{
    private readonly PageRows?[] pages = new PageRows?[ContactPage.MostPages];

    /// <summary>One without a reach leaves no trace.</summary>
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

    /// <summary>The builder is empty afterwards.</summary>
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
