using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>As of the list looked into, at the earliest, or of when Digital Post was asked (UTC). One contact a number, in the order
/// asked.</summary>
internal sealed record LookupAnswer(DateTime? AsOf, IReadOnlyList<ContactAnswer> Contacts)
{
    public static LookupAnswer For(DateTimeOffset asOf, IReadOnlyList<string> numbers, Func<string, Reach> reachOf) =>
        new(asOf.UtcDateTime, [.. numbers.Select(number => Of(number, reachOf(number)))]);

    private static ContactAnswer Of(string number, Reach reach) => new(number, reach.DigitalPost, reach.NemSms);

    // Nobody's number.
    public override string ToString() => $"{Contacts.Count} contacts";
}

internal sealed record ContactAnswer(string Number, bool DigitalPost, bool NemSms)
{
    // How, not who.
    public override string ToString() => $"Digital Post {DigitalPost}, NemSMS {NemSms}";
}
