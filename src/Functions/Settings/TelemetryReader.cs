namespace Postvogn.Functions.Settings;

/// <summary>The platform's and OpenTelemetry's, under their usual names.</summary>
internal static class TelemetryReader
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static TelemetrySettings Read(SettingsSection section)
    {
        var parts = PartsOf(section.Optional(Authentication));
        return new TelemetrySettings
        {
            ConnectionString = ReadConnection(section),
            WithIdentity = ReadAuthorization(section, parts),
            ClientId = ReadClientId(section, parts),
            OtlpEndpoint = section.OptionalUri(
                Otlp,
                uri => SettingsSection.IsHttps(uri) || uri.Scheme == Uri.UriSchemeHttp,
                "is no http or https address.",
                "Give the address of an OpenTelemetry collector, for example http://localhost:4317, or remove it to send nothing there."),
            Instance = section.Optional("WEBSITE_INSTANCE_ID") ?? TelemetrySettings.None.Instance,
        };
    }

    private static string? ReadConnection(SettingsSection section)
    {
        if (section.Optional(ConnectionString) is not { } text) return null;
        var parts = PartsOf(text);
        var endpoint = parts.GetValueOrDefault("IngestionEndpoint");
        if (Guid.TryParse(parts.GetValueOrDefault("InstrumentationKey"), out _) && (endpoint is null || IsHttp(endpoint))) return text;
        section.Add(ConnectionString, "is no connection string of Application Insights.",
            "Give it as the resource's overview page shows it (InstrumentationKey=…;IngestionEndpoint=…), or remove it to send nothing.");
        return null;
    }

    private static Dictionary<string, string> PartsOf(string? text) => (text ?? "")
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2))
        .GroupBy(part => part[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(parts => parts.Key, parts => parts.Last().ElementAtOrDefault(1) ?? "", StringComparer.OrdinalIgnoreCase);

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static bool ReadAuthorization(SettingsSection section, Dictionary<string, string> parts)
    {
        if (parts.Count == 0) return false;
        if (!string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase))
        {
            section.Add(Authentication, "does not say Authorization=AAD.",
                "Give Authorization=AAD;ClientId={client id of the managed identity}, or remove it to send with the connection string " +
                "alone.");
        }

        return true;
    }

    private static Guid? ReadClientId(SettingsSection section, Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("ClientId", out var text)) return null;
        if (!Guid.TryParse(text, out var id))
            section.Add(Authentication, "has a ClientId that is no UUID.", "Give the client id of the user-assigned managed identity.");
        return id;
    }
}
