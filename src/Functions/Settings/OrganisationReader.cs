namespace Postvogn.Functions.Settings;

internal static class OrganisationReader
{
    private const string FixOfSystem =
        "Name one of Postvogn__Systems; with NotificationUrl a sender system, for only those subscribe (TI 5.9).";

    public static OrganisationSettings? Read(SettingsSection section)
    {
        var url = section.OptionalHttps("NotificationUrl", "Give https://{app}/api/organisation-changes, or remove it.");
        if (section.Optional("System") is { } system) return new OrganisationSettings(system, url);
        if (url is not null) section.Add("System", "is missing beside NotificationUrl.", FixOfSystem);
        return null;
    }

    public static void Check(PostvognSettings settings, List<SettingError> errors)
    {
        if (settings.Organisation is not { } watch) return;
        if (!settings.Systems.TryGetValue(watch.System, out var system))
            errors.Add(new("Postvogn__Organisation__System", "names no system that is configured.", FixOfSystem));
        else if (!system.CallsRest)
            errors.Add(new("Postvogn__Organisation__System", "names a system with protocol SFTP, which cannot ask.", FixOfSystem));
        else if (watch.NotificationUrl is not null && !system.Sends)
            errors.Add(new("Postvogn__Organisation__System",
                "names a system that does not send, and NotificationUrl is given.", FixOfSystem));
        if (watch.NotificationUrl is not null)
            SettingsRules.CheckPushFor("Postvogn__Organisation__NotificationUrl", settings, errors);
    }
}
