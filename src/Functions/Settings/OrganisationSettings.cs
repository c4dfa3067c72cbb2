namespace Postvogn.Functions.Settings;

/// <summary>docs/adr/0020. A null URL keeps no subscription.</summary>
internal sealed record OrganisationSettings(string System, Uri? NotificationUrl);
