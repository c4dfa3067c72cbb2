using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>All that leaves the process, as bytes: a line on the console, and what the real exporters write for Application Insights and
/// for a collector, behind the app's own gates.</summary>
internal sealed class EveryExporter : IDisposable
{
    private readonly Lock gate = new();
    private readonly StringBuilder sent = new();
    private readonly ServiceProvider services;
    private readonly TelemetryDestination[] destinations;

    public EveryExporter()
    {
        destinations =
        [
            ApplicationInsightsDestination.Create(
                $"InstrumentationKey={new RandomIds().NewId()}", (_, items) => items.ToList().ForEach(item => Keep("insights", item))),
            OtlpDestination.Create(new OtlpExporterOptions
            {
                Protocol = OtlpExportProtocol.HttpProtobuf,
                Endpoint = new Uri("http://collector.example/v1"),
                HttpClientFactory = () => new HttpClient(new Collector(this)),
            }),
        ];
        var collection = new ServiceCollection();
        collection.AddLogging(logging =>
        {
            logging.AddExport(collection, destinations, "this");
            logging.AddProvider(new ConsoleLines(this));
        });
        services = collection.BuildServiceProvider();
        services.GetRequiredService<TracerProvider>();
        services.GetRequiredService<MeterProvider>();
    }

    public ILoggerFactory Logs => services.GetRequiredService<ILoggerFactory>();

    /// <summary>All of it up to now, each part with the name of who sent it.</summary>
    public string Sent()
    {
        foreach (var destination in destinations)
        {
            destination.Records.ForceFlush();
            destination.Spans.ForceFlush();
            destination.Metrics.Collect();
        }

        lock (gate) return sent.ToString();
    }

    public void Dispose() => services.Dispose();

    private void Keep(string who, ReadOnlySpan<byte> bytes)
    {
        lock (gate) sent.Append($"[{who}] ").AppendLine(Encoding.UTF8.GetString(bytes));
    }

    private sealed class Collector(EveryExporter all) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = new MemoryStream();
            request.Content!.CopyTo(body, null, cancellationToken);
            all.Keep("otlp", body.ToArray());
            return new HttpResponseMessage(HttpStatusCode.OK);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class ConsoleLines(EveryExporter all) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Line(all, categoryName);

        public void Dispose()
        {
        }
    }

    private sealed class Line(EveryExporter all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            using var text = new StringWriter();
            new ConsoleLine().Write(
                new Microsoft.Extensions.Logging.Abstractions.LogEntry<TState>(logLevel, category, eventId, state, exception, formatter),
                null, text);
            all.Keep("console", Encoding.UTF8.GetBytes(text.ToString()));
        }
    }
}
