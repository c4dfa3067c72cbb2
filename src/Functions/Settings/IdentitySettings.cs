namespace Postvogn.Functions.Settings;

/// <summary>Of the user-assigned managed identity; null where there is none, as on a laptop.</summary>
internal sealed record IdentitySettings(Guid? ClientId);
