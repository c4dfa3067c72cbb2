namespace Postvogn.Functions.Settings;

/// <summary>Reads how names are looked up.</summary>
internal static class PersonNamesReader
{
    private static readonly Uri Service = new("https://graphql.datafordeler.dk/CPR/custom/PublicSector/v1");
    private static readonly Uri SignIn = new("https://auth-oces.datafordeler.dk/realms/distribution/protocol/openid-connect/token");

    public static PersonNamesSettings? Read(SettingsSection section)
    {
        var (address, tokenAddress) = (ReadAddress(section, "Address", Service), ReadAddress(section, "TokenAddress", SignIn));
        var (roots, clientId) = (section.Optional("TrustedRoots"), section.Optional("ClientId"));
        if (roots is not null && !File.Exists(roots))
            section.Add("TrustedRoots", "names a file that is not there.",
                "Give a PEM file, or remove the setting to trust the system's roots.");
        if (section.Optional("Certificate") is not { } certificate) return null;
        if (clientId is null) section.Add("ClientId", "is missing beside Certificate.",
            "Give the client id of the IT system, as Datafordeler Administration shows it.");
        return new PersonNamesSettings(certificate, clientId ?? "", address, tokenAddress, roots);
    }

    private static Uri ReadAddress(SettingsSection section, string key, Uri usual)
    {
        if (section.Optional(key) is not { } text) return usual;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Query.Length == 0)
            return address;
        section.Add(key, "is no https address without a query.", $"Give for example {usual}.");
        return usual;
    }
}
