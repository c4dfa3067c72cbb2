namespace Postvogn.DigitalPost.Contacts;

/// <summary>A page of contacts (TI 4.1).</summary>
internal sealed record ContactSearchResult : SearchResult<Contact>
{
    public required IReadOnlyList<Contact> Contacts { get; init; }

    protected override IReadOnlyList<Contact> Resources => Contacts;
}
