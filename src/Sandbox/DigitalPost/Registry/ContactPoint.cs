namespace Postvogn.Sandbox.DigitalPost;

internal sealed record ContactPoint(Guid Id, string Cvr, string Name, Guid SystemId)
{
    public string Description { get; init; } = "";

    // TI 5.5.
    public bool Visible { get; init; } = true;

    // Whether it can be written to.
    public bool Active { get; init; } = true;

    // Empty at the top.
    public IReadOnlyList<Guid> ContactGroups { get; init; } = [];

    public IReadOnlyList<string> SearchTerms { get; init; } = [];
}
