using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Telemetry;

/// <summary>Joins telemetry with the app: its parts by hand, since OpenTelemetry's package for hosts cannot be had.</summary>
internal static class TelemetrySetup
{
    /// <summary>Adds the export of spans, metrics and log records to where the settings say. The worker's own provider goes: it would hand
    /// each record to the host, exceptions and all, and the host would log it a second time.</summary>
    public static void AddTelemetry(this ILoggingBuilder logging, IServiceCollection services, PostvognSettings settings)
    {
        var health = new IngestionHealth();
        var export = new TelemetryExport([.. Destinations(settings, health)], settings.Telemetry, TimeProvider.System);
        // By a factory, so that it is disposed with the app.
        services.AddSingleton(s =>
        {
            health.Log = s.GetRequiredService<ILogger<IngestionHealth>>();
            return export;
        });
        services.AddSingleton(
            s => new StepTrail(s.GetRequiredService<ILogger<StepTrail>>(), settings.KillAt, s.GetRequiredService<TelemetryExport>()));
        services.AddSingleton<ConsoleFormatter, ConsoleLine>();
        logging.ClearProviders().AddConsole(console => console.FormatterName = ConsoleLine.FormatterName);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (export.IsOn) logging.AddExport(export);
    }

    internal static void AddExport(this ILoggingBuilder logging, TelemetryExport export)
    {
        // The host makes a record of its own of each line on standard output: only what must be seen there goes there too.
        logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
        logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning);
        logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(export.Resource);
            options.AddProcessor(new LetterOfRecord());
            foreach (var processor in export.Records) options.AddProcessor(processor);
        });
    }

    private static IEnumerable<TelemetryDestination> Destinations(PostvognSettings settings, IngestionHealth health)
    {
        if (settings.Telemetry.OtlpEndpoint is not null) yield return OtlpDestination.Create();
        if (settings.Telemetry.ConnectionString is not null)
            yield return ApplicationInsightsDestination.Create(settings, health, TimeProvider.System);
    }
}
