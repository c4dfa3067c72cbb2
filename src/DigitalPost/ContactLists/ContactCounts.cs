namespace Postvogn.DigitalPost;

/// <summary>Of persons and companies with a registration, and of both by kind of registration.</summary>
public readonly record struct ContactCounts(int Persons, int Companies, int DigitalPost, int NemSms)
{
    internal static ContactCounts Of(ReadOnlySpan<ContactPage?> pages)
    {
        var counts = default(ContactCounts);
        for (var number = 0; number < pages.Length; number++)
        {
            if (pages[number] is { } page)
                counts = counts.With(page, arePersons: (long)number << ContactPage.KeyBits < ContactNumber.FirstCompany);
        }

        return counts;
    }

    private ContactCounts With(ContactPage page, bool arePersons)
    {
        var count = page.Entries.Length;
        var (post, sms) = (0, 0);
        foreach (var entry in page.Entries)
        {
            post += entry & Reach.DigitalPostBit;
            sms += (entry & Reach.NemSmsBit) / Reach.NemSmsBit;
        }

        return new(Persons + (arePersons ? count : 0), Companies + (arePersons ? 0 : count), DigitalPost + post, NemSms + sms);
    }
}
