namespace Postvogn.DigitalPost.Registry;

/// <summary>A change is refused when the version is not the current one (TI 2.6.3).</summary>
internal sealed record RegistryTarget(Guid OrganisationId, Guid Id, long Version);
