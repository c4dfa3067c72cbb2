namespace Postvogn.Functions.Settings;

/// <summary>With nothing set telemetry goes nowhere, and costs nothing.</summary>
internal sealed record TelemetrySettings
{
    public static TelemetrySettings None { get; } = new();

    // Of Application Insights; the platform gives it the Functions host too.
    public string? ConnectionString { get; init; }

    // Application Insights takes telemetry only from a managed identity.
    public bool WithIdentity { get; init; }

    // Of that identity; null for the system-assigned one.
    public Guid? ClientId { get; init; }

    // Where an OpenTelemetry collector listens; its further standard variables hold too.
    public Uri? OtlpEndpoint { get; init; }

    // The platform's name for the instance (WEBSITE_INSTANCE_ID), or the machine's.
    public string Instance { get; init; } = Environment.MachineName;

    public bool IsOn => ConnectionString is not null || OtlpEndpoint is not null;
}
