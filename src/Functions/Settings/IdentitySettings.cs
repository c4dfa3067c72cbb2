namespace Postvogn.Functions.Settings;

/// <summary>The app's identity in Azure.</summary>
/// <param name="ClientId">The client id of the user-assigned managed identity (<c>Postvogn__Identity__ClientId</c>); null where there is
/// none, as on a laptop.</param>
internal sealed record IdentitySettings(Guid? ClientId);
