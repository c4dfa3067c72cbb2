using System.Globalization;

namespace Postvogn.Functions.Settings;

internal static class ContactsReader
{
    private const string FixOfSystem = "Name one of Postvogn__Systems that sends: only sender systems see contacts (TI 4).";

    public static ContactsSettings Read(SettingsSection section)
    {
        var fallback = ContactsSettings.None;
        return new ContactsSettings
        {
            System = section.Optional("System"),
            ListSystem = section.Optional("ListSystem"),
            NotificationUrl = section.OptionalHttps("NotificationUrl", "Give https://{app}/api/contact-changes, or remove it."),
            SmallestShare = section.Optional("SmallestShare", fallback.SmallestShare, Share, "Give a share from 0 to 1, for example 0.99."),
            OldestAge = section.Duration("OldestAge", fallback.OldestAge),
            BadRowsAllowed = section.Optional("BadRowsAllowed", fallback.BadRowsAllowed, Rows, "Give a whole number from 0."),
        };
    }

    public static void Check(PostvognSettings settings, List<SettingError> errors)
    {
        var contacts = settings.Contacts;
        CheckSystem("System", contacts.System, settings, errors);
        CheckSystem("ListSystem", contacts.ListSystem, settings, errors);
        if (Find(contacts.System, settings) is { CallsRest: false })
            errors.Add(new("Postvogn__Contacts__System", "names a system with protocol SFTP, which cannot ask.",
                "Name a sender system with another protocol."));
        if (Find(contacts.ListSystem, settings) is { Sftp: null } system)
            errors.Add(new("Postvogn__Contacts__ListSystem", "names a system that does not enter the SFTP server.",
                $"Give system {system.Name} an __Sftp__User and its key, or name a system that has them."));
        if (contacts.NotificationUrl is null) return;
        if (contacts.System is null || contacts.ListSystem is null)
            errors.Add(new("Postvogn__Contacts__NotificationUrl", "is given without System and ListSystem.",
                "Give both: changes are asked for by the one and kept on top of the other's list. Or remove the address."));
        SettingsRules.CheckPushFor("Postvogn__Contacts__NotificationUrl", settings, errors);
    }

    private static SystemSettings? Find(string? name, PostvognSettings settings) =>
        name is null ? null : settings.Systems.GetValueOrDefault(name);

    private static void CheckSystem(string key, string? name, PostvognSettings settings, List<SettingError> errors)
    {
        if (name is null) return;
        if (!settings.Systems.TryGetValue(name, out var system))
            errors.Add(new($"Postvogn__Contacts__{key}", "names no system that is configured.", FixOfSystem));
        else if (!system.Sends)
            errors.Add(new($"Postvogn__Contacts__{key}", "names a system that does not send.", FixOfSystem));
    }

    private static (bool Ok, double Value) Share(string text) =>
        (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1, share);

    private static (bool Ok, long Value) Rows(string text) =>
        (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows), rows);
}
