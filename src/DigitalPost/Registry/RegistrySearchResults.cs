namespace Postvogn.DigitalPost.Registry;

/// <summary>A page of organisations (TI 5.4).</summary>
internal sealed record OrganisationSearchResult : SearchResult<Organisation>
{
    public required IReadOnlyList<Organisation> Organisations { get; init; }

    protected override IReadOnlyList<Organisation> Resources => Organisations;
}

/// <summary>A page of contact points (TI 5.4.2).</summary>
internal sealed record ContactPointSearchResult : SearchResult<ContactPoint>
{
    public required IReadOnlyList<ContactPoint> ContactPoints { get; init; }

    protected override IReadOnlyList<ContactPoint> Resources => ContactPoints;
}

/// <summary>A page of contact groups (TI 5.4.4).</summary>
internal sealed record ContactGroupSearchResult : SearchResult<ContactGroup>
{
    public required IReadOnlyList<ContactGroup> ContactGroups { get; init; }

    protected override IReadOnlyList<ContactGroup> Resources => ContactGroups;
}

/// <summary>A page of systems (TI 5.4.3).</summary>
internal sealed record MailSystemSearchResult : SearchResult<MailSystem>
{
    public required IReadOnlyList<MailSystem> Systems { get; init; }

    protected override IReadOnlyList<MailSystem> Resources => Systems;
}
