namespace Postvogn.DigitalPost.Contacts;

/// <summary>
/// Many contacts by their numbers (TI 4.3, 4.4). The numbers go in the body, never in a URL. Numbers that nobody has are missing from the
/// answer.
/// </summary>
/// <remarks><c>ToString</c> counts the numbers.</remarks>
public sealed record ContactLookup
{
    /// <summary>How many numbers one call takes (TI 4.3).</summary>
    public const int Most = SearchLimits.LargestPage;

    /// <summary>CPR numbers, ten digits each. The default is none.</summary>
    public IReadOnlyList<string> CprNumbers { get; init; } = [];

    /// <summary>CVR numbers, eight digits each. The default is none.</summary>
    public IReadOnlyList<string> CvrNumbers { get; init; } = [];

    /// <summary>Only contacts with one of these statuses; the default is none, which means any.</summary>
    public IReadOnlyList<PublicRegistrationStatus> Statuses { get; init; } = [];

    /// <summary>How many contacts the answer holds at most, 1 to 10,000. The default is 10,000: the service's own, 100, would cut off an
    /// answer.</summary>
    public int Size { get; init => field = SearchLimits.SizeOf(value); } = Most;

    /// <summary>The <see cref="SearchPage{T}.Next"/> of the page before; null for the first.</summary>
    public string? Next { get; init; }

    /// <summary>How many numbers it asks for.</summary>
    public int Count => CprNumbers.Count + CvrNumbers.Count;

    /// <summary>How many numbers it asks for.</summary>
    public override string ToString() => $"{Count} numbers";

    /// <summary>The same in parts that one call takes each.</summary>
    internal IEnumerable<ContactLookup> Parts()
    {
        foreach (var part in CprNumbers.Chunk(Most))
            yield return this with { CprNumbers = part, CvrNumbers = [] };
        foreach (var part in CvrNumbers.Chunk(Most))
            yield return this with { CprNumbers = [], CvrNumbers = part };
    }

    /// <summary>The same for the next page; null after the last.</summary>
    internal ContactLookup? After(SearchPage<Contact> page) =>
        page is { Items.Count: > 0, Next: { } next } ? this with { Next = next } : null;

    internal LookupBody ToBody() => new()
    {
        CprNumber = CprNumbers.Count > 0 ? CprNumbers : null,
        CvrNumber = CvrNumbers.Count > 0 ? CvrNumbers : null,
        MailboxSubscription = Statuses.Count > 0 ? new(Statuses) : null,
        Size = Size,
        Next = Next,
    };
}
