using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>Telemetry to an OpenTelemetry collector, as the standard variables name it.</summary>
public sealed class When_a_collector_listens : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-collector-");
    private readonly ConcurrentQueue<(string Path, string Body)> taken = new();
    private WebApplication collector = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            taken.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await collector.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Should_send_it_every_signal_before_an_invocation_is_answered()
    {
        await using var stage = await Stage.StartAsync(
            new StageOptions
            {
                Directory = folder.FullName,
                AdjustSettings = settings =>
                {
                    settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single();
                    settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
                },
            },
            CancellationToken.None);

        await stage.StandIn.TriggerAsync("Sweep", CancellationToken.None);

        Bodies("/v1/traces").ShouldContain(body => body.Contains("Sweep", StringComparison.Ordinal) && body.Contains(
            "postvogn", StringComparison.Ordinal));
        Bodies("/v1/logs").ShouldContain(body => body.Contains("letters are open", StringComparison.Ordinal));
        Bodies("/v1/metrics").ShouldContain(body => body.Contains("postvogn.letters.oldest_open", StringComparison.Ordinal));
    }

    private IEnumerable<string> Bodies(string path) => taken.Where(request => request.Path == path).Select(request => request.Body);
}
