namespace Postvogn.Sandbox.DigitalPost;

/// <summary>No number can belong to anybody: a CPR number's day has 60 added to it, and a CVR number begins with 00.</summary>
internal sealed class Population(PopulationOptions options)
{
    private const int ImpossibleDay = 60;

    public IReadOnlyList<Contact> Make()
    {
        if (options.Citizens > 100_000 || options.Companies > 10_000)
            throw new InvalidOperationException("At most 100,000 citizens and 10,000 companies: impossible numbers are few.");
        var random = new Random(options.Seed);
        return [.. Citizens(random), .. Companies(random)];
    }

    public IReadOnlyList<Contact> PutInto(NationalRegistry registry)
    {
        var contacts = Make();
        foreach (var contact in contacts)
            registry.Put(contact);
        return contacts;
    }

    private IEnumerable<Contact> Citizens(Random random) =>
        Numbers(random, options.Citizens, CprNumber).Select((number, index) => new Contact
        {
            Type = ContactType.Citizen,
            Number = number,
            Status = StatusOf(index),
            NemSms = (NemSmsSubscription)(index % 3),
        });

    private IEnumerable<Contact> Companies(Random random) =>
        Numbers(random, options.Companies, CvrNumber).Select((number, index) => new Contact
        {
            Type = ContactType.Company,
            Number = number,
            Status = StatusOf(index),
        });

    private ContactStatus StatusOf(int index)
    {
        var place = index + 1;
        if (place % options.ClosedOneIn == 0)
            return ContactStatus.Closed;
        return place % options.ExemptOneIn == 0 ? ContactStatus.Exempt : ContactStatus.Registered;
    }

    private static HashSet<string> Numbers(Random random, int count, Func<Random, string> make)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (numbers.Count < count)
            numbers.Add(make(random));
        return numbers;
    }

#pragma warning disable CA5394 // Nothing depends on these numbers being hard to guess, but much on their being the same each time.
    private static string CprNumber(Random random) =>
        $"{random.Next(1, 29) + ImpossibleDay:00}{random.Next(1, 13):00}{random.Next(0, 100):00}{random.Next(0, 10_000):0000}";

    private static string CvrNumber(Random random) => $"00{random.Next(0, 1_000_000):000000}";
#pragma warning restore CA5394
}
