namespace Postvogn.DigitalPost.Registry;

/// <summary>What a change of the registry is for.</summary>
/// <param name="OrganisationId">The organisation whose it is.</param>
/// <param name="Id">The contact point, contact group or system.</param>
/// <param name="Version">The version that is changed: if it is no longer the current one, the service refuses (TI 2.6.3).</param>
public sealed record RegistryTarget(Guid OrganisationId, Guid Id, long Version);
