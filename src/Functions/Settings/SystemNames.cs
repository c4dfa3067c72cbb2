namespace Postvogn.Functions.Settings;

/// <summary>Who refers to a system may spell it with other capital letters. Letters and transmissions keep the system's name, so it is the
/// one that the system has.</summary>
internal static class SystemNames
{
    public static PostvognSettings AsConfigured(PostvognSettings settings)
    {
        return settings with
        {
            Sources = settings.Sources.ToDictionary(
                its => its.Key, its => its.Value with { System = NameOf(its.Value.System) }, StringComparer.OrdinalIgnoreCase),
            Organisation = settings.Organisation is { } watch ? watch with { System = NameOf(watch.System) } : null,
            Contacts = settings.Contacts with
            {
                System = settings.Contacts.System is { } asks ? NameOf(asks) : null,
                ListSystem = settings.Contacts.ListSystem is { } fetches ? NameOf(fetches) : null,
            },
        };

        string NameOf(string system) => settings.Systems[system].Name;
    }
}
