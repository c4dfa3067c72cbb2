namespace Postvogn.Functions.Settings;

internal static class PersonNamesReader
{
    private static readonly Uri Service = new("https://graphql.datafordeler.dk/CPR/custom/PublicSector/v1");
    private static readonly Uri SignIn = new("https://auth-oces.datafordeler.dk/realms/distribution/protocol/openid-connect/token");

    public static PersonNamesSettings? Read(SettingsSection section)
    {
        var (address, tokenAddress) = (ReadAddress(section, "Address", Service), ReadAddress(section, "TokenAddress", SignIn));
        var (roots, clientId) = (section.OptionalRoots("TrustedRoots"), section.Optional("ClientId"));
        if (section.Optional("Certificate") is not { } certificate) return null;
        if (clientId is null) section.Add("ClientId", "is missing beside Certificate.",
            "Give the client id of the IT system, as Datafordeler Administration shows it.");
        return new PersonNamesSettings(certificate, clientId ?? "", address, tokenAddress, roots);
    }

    private static Uri ReadAddress(SettingsSection section, string key, Uri usual) =>
        section.OptionalUri(
            key,
            uri => SettingsSection.IsHttps(uri) && uri.Query.Length == 0,
            "is no https address without a query.",
            $"Give for example {usual}.") ?? usual;
}
