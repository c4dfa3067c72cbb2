using System.Globalization;

namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>Random contacts beside a plain dictionary of them. The same seed makes the same.</summary>
internal sealed class MadeUp
{
    private static readonly string[] Boundaries =
    [
        "0000000000", "0000016383", "0000016384", "0016777215", "0016777216", "9999999999",
        "00000000", "00016384", "16777215", "16777216", "99999999",
    ];

    private readonly Random random;

    public MadeUp(int seed, int contacts)
    {
        random = new(seed);
        for (var made = 0; made < contacts; made++)
        {
            var reach = new[] { new Reach(true, false), new Reach(false, true), new Reach(true, true) }[random.Next(3)];
            Contacts[Number()] = reach;
        }
    }

    public Dictionary<string, Reach> Contacts { get; } = [];

    /// <summary>A number anywhere, at a boundary, or close to one that is there.</summary>
    public string Number()
    {
        var any = random.Next(2) == 0
            ? random.NextInt64(10_000_000_000).ToString("d10", CultureInfo.InvariantCulture)
            : random.Next(100_000_000).ToString("d8", CultureInfo.InvariantCulture);
        return random.Next(3) switch
        {
            0 => Boundaries[random.Next(Boundaries.Length)],
            1 when Contacts.Count > 0 => Beside(Contacts.Keys.ElementAt(random.Next(Contacts.Count))),
            _ => any,
        };
    }

    /// <summary>The rows, some of them twice, in any order.</summary>
    public IEnumerable<(string Number, char Content)> Rows()
    {
        var rows = new List<(string, char)>();
        foreach (var (number, reach) in Contacts)
        {
            if (reach.DigitalPost)
                rows.AddRange(Enumerable.Repeat((number, 'D'), random.Next(1, 3)));
            if (reach.NemSms)
                rows.AddRange(Enumerable.Repeat((number, 'S'), random.Next(1, 3)));
        }

        return rows.OrderBy(_ => random.Next()).ToArray();
    }

    public string List(string newLine)
    {
        var rows = Rows().Select(row => $"{row.Number};{(row.Number.Length == 10 ? 'P' : 'V')};{row.Content};1");
        string[] lines = [Lists.Names, Lists.Header, Lists.RowNames, .. rows];
        return string.Join(newLine, lines) + (random.Next(2) == 0 ? newLine : "");
    }

    public ContactIndex Index()
    {
        var builder = new ContactIndexBuilder();
        foreach (var (number, content) in Rows())
            builder.Add(Parsed(number), new(content == 'D', content == 'S'));
        return builder.Build(Lists.CreatedAt);
    }

    public static ContactNumber Parsed(string text) =>
        ContactNumber.TryParse(text, out var number) ? number : throw new ArgumentException("Not a number.", nameof(text));

    public void ShouldBe(ContactIndex index)
    {
        foreach (var (number, reach) in Contacts)
            index.Find(number).ShouldBe(reach);
        for (var asked = 0; asked < 50; asked++)
        {
            var number = Number();
            index.Find(number).ShouldBe(Contacts.GetValueOrDefault(number));
        }

        index.Counts.ShouldBe(new(
            Contacts.Count(contact => contact.Key.Length == 10),
            Contacts.Count(contact => contact.Key.Length == 8),
            Contacts.Count(contact => contact.Value.DigitalPost),
            Contacts.Count(contact => contact.Value.NemSms)));
    }

    private string Beside(string number)
    {
        var beside = long.Parse(number, CultureInfo.InvariantCulture) + random.Next(-2, 3);
        return beside.ToString(number.Length == 10 ? "d10" : "d8", CultureInfo.InvariantCulture) is var text && text.Length == number.Length
            ? text
            : number;
    }
}
