using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

/// <summary>Contacts by their numbers; a number that nobody has is not among them. A refusal says why there is no whole answer.</summary>
internal sealed record FreshContacts(DateTimeOffset AsOf, IReadOnlyDictionary<string, Contact> Found, LookupResult? Refusal = null)
{
    private static readonly Dictionary<string, Contact> Nobody = [];

    public static FreshContacts None(LookupResult refusal) => new(default, Nobody, refusal);

    // Nobody's number.
    public override string ToString() => $"{Found.Count} contacts";
}
