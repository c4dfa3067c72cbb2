namespace Postvogn.DigitalPost.Registry;

/// <summary>The new state of a contact group, whole (TI 5.7): what is left out is removed.</summary>
public sealed record ContactGroupUpdate
{
    /// <summary>The name that citizens see.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The group that it is in; null puts it at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Whether it is a part of the organisation, and not a subject.</summary>
    public required bool OrganisationalUnit { get; init; }

    /// <summary>The contact points in it.</summary>
    public required IReadOnlyList<Guid> ContactPoints { get; init; }
}
