using Postvogn.DigitalPost;

namespace Postvogn.Functions.Settings;

/// <summary>Reads the settings of one sender or recipient system.</summary>
internal static class SystemReader
{
    public static SystemSettings Read(string name, SettingsSection section)
    {
        var id = section.Required("Id", text => (Guid.TryParse(text, out var value), value), "Give the system's id (a UUID), as Administrative Access shows it.");
        return new SystemSettings
        {
            Name = name,
            Id = id,
            ApiKey = ReadApiKey(section, id),
            ApiKeySecret = section.Optional("ApiKeySecret"),
            Certificate = section.Required("Certificate", "Give the name of one of Postvogn__Certificates."),
            Cvr = ReadCvr(section),
            VendorCvr = section.OptionalCvr("VendorCvr"),
            Label = section.Optional("Label") ?? name,
            Pulls = ReadProtocol(section),
            Sends = section.Flag("Sends"),
            Receives = section.Flag("Receives"),
        };
    }

    private static ApiKey? ReadApiKey(SettingsSection section, Guid id)
    {
        const string Fix = "Give the API key as Administrative Access shows it (Basic …), or the name of the vault's secret that holds it in __ApiKeySecret.";
        var (text, secret) = (section.Optional("ApiKey"), section.Optional("ApiKeySecret"));
        if (secret is not null) KeyVaultReader.CheckName(section, "ApiKeySecret", secret);
        if (text is not null && secret is not null) section.Add("ApiKeySecret", "is given beside ApiKey.", "Give exactly one of the two.");
        else if (text is null && secret is null) section.Add("ApiKey", "is missing, and so is ApiKeySecret.", Fix);
        if (text is null) return null;
        if (!ApiKey.TryParse(text, out var key)) section.Add("ApiKey", "is not the base64 of a system's id and its key.", Fix);
        else if (id != Guid.Empty && key.SystemId != id) section.Add("ApiKey", "is the key of another system than Id names.", "Take id and key of the same system from Administrative Access.");
        return key;
    }

    private static string ReadCvr(SettingsSection section)
    {
        if (section.OptionalCvr("Cvr") is { } cvr) return cvr;
        section.Add("Cvr", "is missing.", SettingsSection.FixOfCvr);
        return "";
    }

    private static bool ReadProtocol(SettingsSection section)
    {
        const string Fix = "Give REST_PUSH or REST_PULL, as the system is set up in Administrative Access.";
        var protocol = section.Required("Protocol", Fix);
        if (protocol is not ("" or "REST_PUSH" or "REST_PULL")) section.Add("Protocol", "is neither REST_PUSH nor REST_PULL.", Fix);
        return protocol == "REST_PULL";
    }
}
