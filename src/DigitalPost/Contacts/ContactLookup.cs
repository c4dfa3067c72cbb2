namespace Postvogn.DigitalPost.Contacts;

/// <summary>By numbers in the body, never in a URL (TI 4.3, 4.4). Numbers that nobody has are missing from the answer. <c>ToString</c> only
/// counts.</summary>
public sealed record ContactLookup
{
    /// <summary>Numbers a call (TI 4.3).</summary>
    public const int Most = SearchLimits.LargestPage;

    /// <summary>Ten digits each.</summary>
    public IReadOnlyList<string> CprNumbers { get; init; } = [];

    /// <summary>Eight digits each.</summary>
    public IReadOnlyList<string> CvrNumbers { get; init; } = [];

    /// <summary>Digital Post's own of contacts (TI 4.4).</summary>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>Of one of these; none means any.</summary>
    public IReadOnlyList<PublicRegistrationStatus> Statuses { get; init; } = [];

    /// <summary>1 to 10,000. The default is 10,000: the service's own, 100, would cut off an answer.</summary>
    public int Size { get; init => field = SearchLimits.SizeOf(value); } = Most;

    /// <summary><see cref="SearchPage{T}.Next"/> of the page before; null for the first.</summary>
    public string? Next { get; init; }

    /// <summary>Numbers and ids asked for.</summary>
    public int Count => CprNumbers.Count + CvrNumbers.Count + Ids.Count;

    /// <summary>No number.</summary>
    public override string ToString() => $"{Count} numbers";

    /// <summary>For one call each.</summary>
    internal IEnumerable<ContactLookup> Parts()
    {
        foreach (var part in CprNumbers.Chunk(Most))
            yield return this with { CprNumbers = part, CvrNumbers = [], Ids = [] };
        foreach (var part in CvrNumbers.Chunk(Most))
            yield return this with { CprNumbers = [], CvrNumbers = part, Ids = [] };
        foreach (var part in Ids.Chunk(Most))
            yield return this with { CprNumbers = [], CvrNumbers = [], Ids = part };
    }

    /// <summary>Null after the last.</summary>
    internal ContactLookup? After(SearchPage<Contact> page) =>
        page is { Items.Count: > 0, Next: { } next } ? this with { Next = next } : null;

    internal LookupBody ToBody() => new()
    {
        CprNumber = CprNumbers.Count > 0 ? CprNumbers : null,
        CvrNumber = CvrNumbers.Count > 0 ? CvrNumbers : null,
        Id = Ids.Count > 0 ? Ids : null,
        MailboxSubscription = Statuses.Count > 0 ? new(Statuses) : null,
        Size = Size,
        Next = Next,
    };
}
