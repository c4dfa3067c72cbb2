using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry.ApplicationInsights;

namespace Postvogn.Functions.Telemetry;

/// <summary>Joins telemetry with the app: its parts by hand, since OpenTelemetry's package for hosts cannot be had.</summary>
internal static class TelemetrySetup
{
    /// <summary>Adds the export of spans, metrics and log records to where the settings say.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, PostvognSettings settings)
    {
        var health = new IngestionHealth();
        var export = new TelemetryExport([.. Destinations(settings, health)], settings.Telemetry, TimeProvider.System);
        // By a factory, so that it is disposed with the app.
        builder.Services.AddSingleton(_ => export).AddSingleton(health);
        builder.Logging.ClearProviders().AddConsole(console => console.FormatterName = ConsoleLine.FormatterName);
        builder.Services.AddSingleton<ConsoleFormatter, ConsoleLine>();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (export.IsOn) builder.Logging.AddExport(export);
    }

    /// <summary>Measures each invocation, and sends what it reported before it is answered.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        app.Services.GetRequiredService<IngestionHealth>().Log = app.Services.GetRequiredService<ILogger<IngestionHealth>>();
        app.UseMiddleware<InvocationTelemetry>();
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
        if (settings.Telemetry.ConnectionString is not null) yield return ApplicationInsightsDestination.Create(settings, health, TimeProvider.System);
    }
}
