namespace Postvogn.Functions.Settings;

internal static class KeyVaultReader
{
    private static readonly TimeSpan EveryHour = TimeSpan.FromHours(1);

    public static KeyVaultSettings? Read(SettingsSection section)
    {
        var refreshEvery = section.Duration("RefreshEvery", EveryHour);
        if (section.Optional("Uri") is null) return null;
        var uri = section.OptionalUri("Uri", SettingsSection.IsEndpoint, "is not the https address of a key vault.",
            "Give https://{vault}.vault.azure.net, without anything behind it.");
        return new KeyVaultSettings(uri!, refreshEvery);
    }

    // No secret can have another name.
    public static void CheckName(SettingsSection section, string key, string name)
    {
        if (name.Length > 127 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            section.Add(key, "is no name of a secret or certificate.",
                "Give the name alone (letters, digits and hyphens), not its address or version.");
    }
}
