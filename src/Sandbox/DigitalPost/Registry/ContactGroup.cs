namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 5.3.</summary>
internal sealed record ContactGroup(Guid Id, string Cvr, string Name)
{
    // Null at the top.
    public Guid? ParentId { get; init; }

    public string Description { get; init; } = "";

    // TI 5.5.
    public bool Visible { get; init; } = true;

    public bool OrganisationalUnit { get; init; }
}
