using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Samples;

internal sealed class Correspondents
{
    private static readonly IReadOnlyList<string> Names =
    [
        "Åse Ærlig Østergaard", "Søren Gåsehøj", "Ida Åberg-Ørsted", "Bo Blæksprutte", "Kåre Kridtmose", "Yrsa Ulvedal",
        "Møns Klintekonge", "Ditte Dugfrisk", "Hjalmar Havregryn", "Signe Solstråle",
    ];

    public Correspondents(Seeded seeded, int citizens = 150, int companies = 15)
    {
        Citizens = [.. Enumerable.Range(0, citizens).Select(_ => Citizen(seeded, ContactStatus.Registered))];
        Companies = [.. Enumerable.Range(0, companies).Select(index => Company(index))];
        Exempt = Citizen(seeded, ContactStatus.Exempt);
        Unknown = Citizen(seeded, ContactStatus.Registered);
        Closed = Citizen(seeded, ContactStatus.Closed);
    }

    // They can be written to, and take NemSMS too.
    public IReadOnlyList<Contact> Citizens { get; }

    public IReadOnlyList<Contact> Companies { get; }

    public Contact Exempt { get; }

    // Not known to Digital Post.
    public Contact Unknown { get; }

    public Contact Closed { get; }

    public IReadOnlyList<Contact> Registered => [.. Citizens, .. Companies, Exempt, Closed];

    public static string NameOf(int number) => Names[number % Names.Count];

    private static Contact Citizen(Seeded seeded, ContactStatus status) => new()
    {
        Type = ContactType.Citizen,
        Number = seeded.NextCpr(),
        Status = status,
        NemSms = NemSmsSubscription.Verified,
    };

    // 9991dddd lies outside the range of CVR numbers that is given out.
    private static Contact Company(int index) => new() { Type = ContactType.Company, Number = $"9991{index:0000}" };
}
