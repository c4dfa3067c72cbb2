namespace Postvogn.Functions.Settings;

/// <summary>How the organisation's contact points are watched (docs/adr/0020).</summary>
/// <param name="System">The name of the system that asks for them (<c>Postvogn__Organisation__System</c>).</param>
/// <param name="NotificationUrl">Where Digital Post tells of changes, an https URL (<c>Postvogn__Organisation__NotificationUrl</c>); null keeps
/// no subscription.</param>
internal sealed record OrganisationSettings(string System, Uri? NotificationUrl);
