using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Samples;

/// <summary>The made-up citizens and companies that the sandbox's letters are written to.</summary>
internal sealed class Correspondents
{
    private static readonly IReadOnlyList<string> Names =
    [
        "Åse Ærlig Østergaard", "Søren Gåsehøj", "Ida Åberg-Ørsted", "Bo Blæksprutte", "Kåre Kridtmose", "Yrsa Ulvedal",
        "Møns Klintekonge", "Ditte Dugfrisk", "Hjalmar Havregryn", "Signe Solstråle",
    ];

    /// <summary>Makes them.</summary>
    /// <param name="seeded">Where their numbers come from.</param>
    /// <param name="citizens">How many citizens there are.</param>
    /// <param name="companies">How many companies there are.</param>
    public Correspondents(Seeded seeded, int citizens = 150, int companies = 15)
    {
        Citizens = [.. Enumerable.Range(0, citizens).Select(_ => Citizen(seeded, ContactStatus.Registered))];
        Companies = [.. Enumerable.Range(0, companies).Select(index => Company(index))];
        Exempt = Citizen(seeded, ContactStatus.Exempt);
        Unknown = Citizen(seeded, ContactStatus.Registered);
    }

    /// <summary>Citizens who can be written to; they take NemSMS too.</summary>
    public IReadOnlyList<Contact> Citizens { get; }

    /// <summary>Companies that can be written to.</summary>
    public IReadOnlyList<Contact> Companies { get; }

    /// <summary>A citizen who is exempt.</summary>
    public Contact Exempt { get; }

    /// <summary>A citizen whom Digital Post does not know.</summary>
    public Contact Unknown { get; }

    /// <summary>Those who stand in the registry.</summary>
    public IReadOnlyList<Contact> Registered => [.. Citizens, .. Companies, Exempt];

    /// <summary>A made-up name for somebody.</summary>
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
