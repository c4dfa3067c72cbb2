using Microsoft.ApplicationInsights;
using Microsoft.ApplicationInsights.Extensibility;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Telemetry;

/// <summary>
/// Application Insights, by its ingestion endpoint. It stands in for Azure.Monitor.OpenTelemetry.Exporter (docs/adr/0008).
/// </summary>
internal static class ApplicationInsightsDestination
{
    public static TelemetryDestination Create(PostvognSettings settings, IngestionHealth health, TimeProvider clock)
    {
        var configuration = new TelemetryConfiguration { ConnectionString = settings.Telemetry.ConnectionString };
        var ingestion = new IngestionClient(configuration.EndpointContainer.Ingestion, TokenOf(settings), clock);
        var channel = new IngestionChannel(ingestion, health, clock);
        configuration.TelemetryChannel = channel;
        var client = ClientOf(configuration, settings.Telemetry);
        return new TelemetryDestination(
            new SimpleActivityExportProcessor(new SpanExporter(client)),
            new SimpleLogRecordExportProcessor(new RecordExporter(client)),
            // What Application Insights adds up itself must come as differences.
            new BaseExportingMetricReader(new MetricExporter(client)) { TemporalityPreference = MetricReaderTemporalityPreference.Delta },
            channel.SendKeptAsync);
    }

    private static TelemetryClient ClientOf(TelemetryConfiguration configuration, TelemetrySettings settings)
    {
        var client = new TelemetryClient(configuration);
        client.Context.Cloud.RoleName = Signals.Name.ToLowerInvariant();
        client.Context.Cloud.RoleInstance = settings.Instance;
        client.Context.Component.Version = TelemetryExport.Version;
        return client;
    }

    private static IngestionToken? TokenOf(PostvognSettings settings) => settings.Telemetry.WithIdentity
        ? new IngestionToken(new AzureIdentity(new IdentitySettings(settings.Telemetry.ClientId ?? settings.Identity.ClientId)).Credential)
        : null;
}
