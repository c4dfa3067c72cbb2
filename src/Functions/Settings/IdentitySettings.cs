namespace Postvogn.Functions.Settings;

/// <summary>The client id of the user-assigned managed identity; null where there is none, as on a laptop.</summary>
internal sealed record IdentitySettings(Guid? ClientId);
