using Postvogn.DigitalPost;

namespace Postvogn.Functions.Settings;

internal static class SystemReader
{
    private static readonly Dictionary<string, SystemProtocol> Protocols = new(StringComparer.Ordinal)
    {
        ["REST_PUSH"] = SystemProtocol.RestPush,
        ["REST_PULL"] = SystemProtocol.RestPull,
        ["REST_PUBLISH_SUBSCRIBE"] = SystemProtocol.RestPublishSubscribe,
        ["SFTP"] = SystemProtocol.Sftp,
    };

    public static SystemSettings Read(string name, SettingsSection section)
    {
        var id = section.Required("Id", text => (Guid.TryParse(text, out var value), value),
            "Give the system's id (a UUID), as Administrative Access shows it.");
        var protocol = ReadProtocol(section);
        var hasRest = protocol != SystemProtocol.Sftp;
        return new SystemSettings
        {
            Name = name,
            Id = id,
            ApiKey = hasRest ? ReadApiKey(section, id) : null,
            ApiKeySecret = hasRest ? section.Optional("ApiKeySecret") : Without(section, "ApiKey", "ApiKeySecret"),
            Certificate = hasRest ? section.Required("Certificate", "Give the name of one of Postvogn__Certificates.") : Without(section,
                "Certificate") ?? "",
            Cvr = ReadCvr(section),
            VendorCvr = section.OptionalCvr("VendorCvr"),
            Label = section.Optional("Label") ?? name,
            Protocol = protocol,
            Sftp = SftpReader.ReadLogin(section.Section("Sftp")),
            Sends = section.Flag("Sends"),
            Receives = section.Flag("Receives"),
        };
    }

    private static ApiKey? ReadApiKey(SettingsSection section, Guid id)
    {
        const string Fix =
            "Give the API key as Administrative Access shows it (Basic …), " +
            "or the name of the vault's secret that holds it in __ApiKeySecret.";
        var (text, secret) = (section.Optional("ApiKey"), section.Optional("ApiKeySecret"));
        if (secret is not null) KeyVaultReader.CheckName(section, "ApiKeySecret", secret);
        if (text is not null && secret is not null) section.Add("ApiKeySecret", "is given beside ApiKey.", "Give exactly one of the two.");
        else if (text is null && secret is null) section.Add("ApiKey", "is missing, and so is ApiKeySecret.", Fix);
        if (text is null) return null;
        if (!ApiKey.TryParse(text, out var key)) section.Add("ApiKey", "is not the base64 of a system's id and its key.", Fix);
        else if (id != Guid.Empty && key.SystemId != id) section.Add("ApiKey", "is the key of another system than Id names.",
            "Take id and key of the same system from Administrative Access.");
        return key;
    }

    private static string ReadCvr(SettingsSection section)
    {
        if (section.OptionalCvr("Cvr") is { } cvr) return cvr;
        section.Add("Cvr", "is missing.", SettingsSection.FixOfCvr);
        return "";
    }

    private static SystemProtocol ReadProtocol(SettingsSection section)
    {
        const string Fix = "Give REST_PUSH, REST_PULL, REST_PUBLISH_SUBSCRIBE or SFTP, as the system is set up in Administrative Access.";
        return section.Required("Protocol", text => Protocols.TryGetValue(text, out var value) ? (true, value) : (false, default), Fix);
    }

    // Notes an error for each of the settings that is there all the same.
    private static string? Without(SettingsSection section, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (section.Optional(key) is not null) section.Add(key, "is given for a system with protocol SFTP, which has none.",
                "Remove it; an SFTP system is known by __Sftp__User and its key.");
        }

        return null;
    }
}
