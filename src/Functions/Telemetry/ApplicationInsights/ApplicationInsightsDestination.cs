using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Telemetry;

/// <summary>The field's exporter writes the items; what delivers them is ours (docs/adr/0029).</summary>
internal static class ApplicationInsightsDestination
{
    // With these the exporter calls no host but the ingestion endpoint, and adds nothing of its own.
    private static readonly (string Name, string Value)[] Quiet =
    [
        ("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true"),
        ("APPLICATIONINSIGHTS_SDKSTATS_DISABLED", "true"),
        ("OTEL_DOTNET_AZURE_MONITOR_ENABLE_RESOURCE_METRICS", "false"),
    ];

    public static TelemetryDestination Create(PostvognSettings settings, IngestionHealth health, TimeProvider clock)
    {
        var channel = new IngestionChannel(new IngestionClient(CredentialOf(settings), clock), health, clock);
        return Create(settings.Telemetry.ConnectionString!, channel.Keep) with { SendAsync = channel.SendKeptAsync };
    }

    // The items are each a line of JSON.
    internal static TelemetryDestination Create(string connectionString, Action<Uri, IReadOnlyList<byte[]>> keep)
    {
        // Where the app starts they are set too; a forgotten one must not do harm.
        foreach (var (name, value) in Quiet) Environment.SetEnvironmentVariable(name, value);
        // One for all three: the exporter keeps what delivers by connection string, and the first options count.
        var options = new AzureMonitorExporterOptions
        {
            ConnectionString = connectionString,
            DisableOfflineStorage = true,
            EnableLiveMetrics = false,
            Transport = new HttpClientTransport(new IngestionTransport(keep)),
        };
        return new TelemetryDestination(
            new CompositeProcessor<Activity>([new SpanFields(), new SimpleActivityExportProcessor(new AzureMonitorTraceExporter(options))]),
            new SimpleLogRecordExportProcessor(new AzureMonitorLogExporter(options)),
            // What Application Insights adds up itself must come as differences.
            new BaseExportingMetricReader(new AzureMonitorMetricExporter(options))
            {
                TemporalityPreference = MetricReaderTemporalityPreference.Delta,
            });
    }

    private static TokenCredential? CredentialOf(PostvognSettings settings) => settings.Telemetry.WithIdentity
        ? new AzureIdentity(new IdentitySettings(settings.Telemetry.ClientId ?? settings.Identity.ClientId)).Credential
        : null;
}
