namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>A contact group: a branch of the tree in which an organisation shows its contact points (TI 5.3).</summary>
/// <param name="Id">The id.</param>
/// <param name="Cvr">The CVR number of the organisation.</param>
/// <param name="Name">What citizens see.</param>
public sealed record ContactGroup(Guid Id, string Cvr, string Name)
{
    /// <summary>The group above; <see langword="null"/> (the default) at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>What citizens are told of it. The default is empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is shown (TI 5.5). The default is <see langword="true"/>.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>Whether it is a unit of the organisation. The default is <see langword="false"/>.</summary>
    public bool OrganisationalUnit { get; init; }
}
