namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>A contact point: the address within an organisation that citizens write to, and the system that its letters go to.</summary>
/// <param name="Id">The contactPointID.</param>
/// <param name="Cvr">The CVR number of the organisation.</param>
/// <param name="Name">What citizens see.</param>
/// <param name="SystemId">The recipient system.</param>
public sealed record ContactPoint(Guid Id, string Cvr, string Name, Guid SystemId)
{
    /// <summary>What citizens are told of it. The default is empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is shown (TI 5.5). The default is <see langword="true"/>.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>Whether it can be written to. The default is <see langword="true"/>.</summary>
    public bool Active { get; init; } = true;

    /// <summary>The ids of the groups that it is in; empty (the default) at the top.</summary>
    public IReadOnlyList<Guid> ContactGroups { get; init; } = [];

    /// <summary>Words that it is found by. The default is none.</summary>
    public IReadOnlyList<string> SearchTerms { get; init; } = [];
}
