namespace Postvogn.DigitalPost.Registry;

/// <summary>Of contact points, or of groups (TI 5.3). It knows its parent, not its children: see <see cref="ContactGroupTree"/>.</summary>
public sealed record ContactGroup : RegistryResource
{
    /// <summary>As citizens see it.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>A part of the organisation, no subject.</summary>
    public bool? OrganisationalUnit { get; init; }

    /// <summary>TI 5.5.</summary>
    public bool? Visible { get; init; }

    /// <summary>Whose it is.</summary>
    public Organisation? Organisation { get; init; }

    /// <summary>Null at the top.</summary>
    public ContactGroup? Parent { get; init; }

    /// <summary>E.g. <c>CITIZEN</c>.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>Name and id.</summary>
    public override string ToString() => $"{Name} {Id}";
}
