namespace Postvogn.Functions.Settings;

/// <summary>Who asks for the organisation's contact points (docs/adr/0020), and where Digital Post tells of changes; null keeps no
/// subscription.</summary>
internal sealed record OrganisationSettings(string System, Uri? NotificationUrl);
