namespace Postvogn.DigitalPost.Registry;

internal sealed record OrganisationSearchResult : SearchResult<Organisation>
{
    public required IReadOnlyList<Organisation> Organisations { get; init; }

    protected override IReadOnlyList<Organisation> Resources => Organisations;
}

internal sealed record ContactPointSearchResult : SearchResult<ContactPoint>
{
    public required IReadOnlyList<ContactPoint> ContactPoints { get; init; }

    protected override IReadOnlyList<ContactPoint> Resources => ContactPoints;
}

internal sealed record ContactGroupSearchResult : SearchResult<ContactGroup>
{
    public required IReadOnlyList<ContactGroup> ContactGroups { get; init; }

    protected override IReadOnlyList<ContactGroup> Resources => ContactGroups;
}

internal sealed record MailSystemSearchResult : SearchResult<MailSystem>
{
    public required IReadOnlyList<MailSystem> Systems { get; init; }

    protected override IReadOnlyList<MailSystem> Resources => Systems;
}
