namespace Postvogn.DigitalPost;

/// <summary>How many contacts an index has.</summary>
/// <param name="Persons">Persons with at least one registration.</param>
/// <param name="Companies">Companies with at least one registration.</param>
/// <param name="DigitalPost">Persons and companies that are registered for Digital Post.</param>
/// <param name="NemSms">Persons and companies that are registered for NemSMS.</param>
public readonly record struct ContactCounts(int Persons, int Companies, int DigitalPost, int NemSms)
{
    /// <summary>Counts what the pages hold.</summary>
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
