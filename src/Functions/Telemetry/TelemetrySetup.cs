using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Telemetry;

/// <summary>With no destination in the settings nothing of OpenTelemetry is even loaded.</summary>
internal static class TelemetrySetup
{
    // The worker's own logger goes: it would hand each record to the host, exceptions and all, to be logged a second time.
    public static void AddTelemetry(this ILoggingBuilder logging, IServiceCollection services, PostvognSettings settings)
    {
        services.AddSingleton(
            s => new StepTrail(s.GetRequiredService<ILogger<StepTrail>>(), settings.KillAt, s.GetRequiredService<TelemetryExport>()));
        services.AddSingleton<ConsoleFormatter, ConsoleLine>();
        logging.ClearProviders().AddConsole(console => console.FormatterName = ConsoleLine.FormatterName);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (settings.Telemetry.IsOn)
            logging.AddExport(services, settings);
        else
            services.AddSingleton(new TelemetryExport([], TimeProvider.System));
    }

    internal static void AddExport(
        this ILoggingBuilder logging, IServiceCollection services, IReadOnlyList<TelemetryDestination> destinations, string instance)
    {
        // The host makes a record of its own of each line on standard output: only what must be seen there goes there too.
        logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
        logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning);
        var version = typeof(TelemetrySetup).Assembly.GetName().Version!.ToString(3);
        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            // After the worker's, which names the site.
            .ConfigureResource(resource => resource.AddService(
                Signals.Name.ToLowerInvariant(), serviceVersion: version, serviceInstanceId: instance))
            .WithTracing(tracing =>
            {
                tracing.SetSampler(new AlwaysOnSampler()).AddSource(Signals.Name).AddProcessor(new SpanGate());
                foreach (var destination in destinations) tracing.AddProcessor(destination.Spans);
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Signals.Name);
                foreach (var destination in destinations) metrics.AddReader(destination.Metrics);
            })
            .WithLogging(
                records =>
                {
                    records.AddProcessor(new RecordGate()).AddProcessor(new LetterOfRecord());
                    foreach (var destination in destinations) records.AddProcessor(destination.Records);
                },
                options => options.IncludeFormattedMessage = true);
    }

    private static void AddExport(this ILoggingBuilder logging, IServiceCollection services, PostvognSettings settings)
    {
        var health = new IngestionHealth();
        List<TelemetryDestination> destinations = [];
        if (settings.Telemetry.OtlpEndpoint is not null) destinations.Add(OtlpDestination.Create());
        if (settings.Telemetry.ConnectionString is not null)
            destinations.Add(ApplicationInsightsDestination.Create(settings, health, TimeProvider.System));
        services.AddSingleton(s =>
        {
            health.Log = s.GetRequiredService<ILogger<IngestionHealth>>();
            return new TelemetryExport(destinations, TimeProvider.System);
        });
        logging.AddExport(services, destinations, settings.Telemetry.Instance);
    }
}
