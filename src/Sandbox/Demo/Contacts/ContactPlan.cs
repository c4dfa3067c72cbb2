using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo.Contacts;

/// <summary>One in five of those asked about is nobody.</summary>
internal sealed record ContactPlan(IReadOnlyList<Contact> Registered, IReadOnlyList<string> Asked, IReadOnlyList<Contact> Changed)
{
    private const int Changes = 50;
    private const int OneOfSoManyIsNobodys = 5;

    public static ContactPlan Make(IReadOnlyList<Contact> correspondents, int rows, int seed)
    {
        var seeded = new Seeded(seed);
        var registered = Take(correspondents, PopulationOf(seed), rows);
        var known = registered.Select(contact => contact.Number).ToHashSet(StringComparer.Ordinal);
        List<Contact> strangers = [.. PopulationOf(seed + 1).Where(contact => !known.Contains(contact.Number))];
        var asked = rows / 4;
        var numbers = Some(registered, asked - asked / OneOfSoManyIsNobodys, seeded)
            .Concat(Some(strangers, asked / OneOfSoManyIsNobodys, seeded)).Select(contact => contact.Number);
        var made = registered.Skip(correspondents.Count).ToList();
        var pairs = Some(made, Changes, seeded).Zip(Some(strangers, Changes, seeded));
        return new ContactPlan(registered, [.. numbers], [.. pairs.Select((pair, index) => Change(pair.First, pair.Second, index))]);
    }

    public static int RowsOf(Contact contact) => (contact.ReceivesDigitalPost ? 1 : 0) + (contact.ReceivesNemSms ? 1 : 0);

    // Letters are written to, or refused for, numbers that are made in another way: none of these may be one of them.
    private static IEnumerable<Contact> PopulationOf(int seed) =>
        new Population(new PopulationOptions { Seed = seed, Citizens = 100_000, Companies = 10_000 }).Make()
            .Where(contact => contact.Type == ContactType.Company || contact.Number[4] is < '4' or > '8' || contact.Number[6] > '3')
            .OrderBy(contact => contact.Number[^2..], StringComparer.Ordinal);

    private static List<Contact> Take(IReadOnlyList<Contact> correspondents, IEnumerable<Contact> population, int rows)
    {
        List<Contact> taken = [.. correspondents];
        var left = rows - taken.Sum(RowsOf);
        foreach (var contact in population)
        {
            if (left <= 0)
                break;
            if (RowsOf(contact) > left)
                continue;
            taken.Add(contact);
            left -= RowsOf(contact);
        }

        return taken;
    }

    private static List<Contact> Some(List<Contact> all, int count, Seeded seeded)
    {
        List<Contact> left = [.. all];
        List<Contact> some = [];
        while (some.Count < count && left.Count > 0)
        {
            var place = seeded.Next(left.Count);
            some.Add(left[place]);
            left[place] = left[^1];
            left.RemoveAt(left.Count - 1);
        }

        return some;
    }

    // Each fourth is new; of the others each kind of change has its share.
    private static Contact Change(Contact contact, Contact stranger, int index) => (index % 4) switch
    {
        0 => stranger with { Status = ContactStatus.Registered, NemSms = NemSmsSubscription.None },
        1 when contact.Status != ContactStatus.Closed => contact with { Status = ContactStatus.Closed },
        2 when contact.Type == ContactType.Citizen =>
            contact with { NemSms = contact.NemSms == NemSmsSubscription.Verified ? NemSmsSubscription.None : NemSmsSubscription.Verified },
        _ => contact with { Status = contact.Status == ContactStatus.Registered ? ContactStatus.Exempt : ContactStatus.Registered },
    };
}
