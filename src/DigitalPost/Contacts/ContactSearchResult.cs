namespace Postvogn.DigitalPost.Contacts;

internal sealed record ContactSearchResult : SearchResult<Contact>
{
    public required IReadOnlyList<Contact> Contacts { get; init; }

    protected override IReadOnlyList<Contact> Resources => Contacts;
}
