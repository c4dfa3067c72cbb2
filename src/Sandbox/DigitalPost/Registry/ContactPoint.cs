namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>A contact point: the address within an organisation that citizens write to, and the system that its letters go to.</summary>
/// <param name="Id">The contactPointID.</param>
/// <param name="Cvr">The CVR number of the organisation.</param>
/// <param name="Name">What citizens see.</param>
/// <param name="SystemId">The recipient system.</param>
public sealed record ContactPoint(Guid Id, string Cvr, string Name, Guid SystemId);
