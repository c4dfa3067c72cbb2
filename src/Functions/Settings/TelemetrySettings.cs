namespace Postvogn.Functions.Settings;

/// <summary>Where telemetry goes. With nothing set it goes nowhere, and costs nothing.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>Nothing is sent.</summary>
    public static TelemetrySettings None { get; } = new();

    /// <summary>The connection string of Application Insights (<c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>), which the platform also
    /// gives the Functions host.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether Application Insights takes telemetry only from a managed identity
    /// (<c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c>, <c>Authorization=AAD;ClientId=…</c>).</summary>
    public bool WithIdentity { get; init; }

    /// <summary>The client id of that identity; null for the system-assigned one.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>
    /// Where an OpenTelemetry collector listens (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>); its further standard variables hold too.
    /// </summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Which instance this process is: the platform's name for it (<c>WEBSITE_INSTANCE_ID</c>), or the machine's.</summary>
    public string Instance { get; init; } = Environment.MachineName;

    /// <summary>Whether anything is sent anywhere.</summary>
    public bool IsOn => ConnectionString is not null || OtlpEndpoint is not null;
}
