namespace Postvogn.DigitalPost.Registry;

/// <summary>Whole (TI 5.7): what is left out is removed.</summary>
internal sealed record ContactGroupUpdate
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Null puts it at the top.</summary>
    public Guid? ParentId { get; init; }

    public required bool OrganisationalUnit { get; init; }

    public required IReadOnlyList<Guid> ContactPoints { get; init; }
}
