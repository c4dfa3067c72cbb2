using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Postvogn.Functions.Sending;

namespace Postvogn.Benchmarks.Package;

/// <summary>Starts the app as the Functions host does, and measures: asks <c>GET /</c> every 25 ms, then <c>GET /api/health</c>, then lets it
/// rest.</summary>
internal sealed class AppStart(AppConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    public async Task<StartFigures> MeasureAsync(string folder)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(folder, "Postvogn.Functions"))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        configuration.WriteTo(start.Environment, port);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        using var app = Process.Start(start) ?? throw new InvalidOperationException($"The app in {folder} did not start.");
        try
        {
            var output = Task.WhenAll(app.StandardOutput.ReadToEndAsync(patience.Token), app.StandardError.ReadToEndAsync(patience.Token));
            await FirstAnswerAsync(app, output, new Uri($"http://127.0.0.1:{port}/"), patience.Token);
            var ready = watch.Elapsed;
            using var health = await client.GetAsync($"http://127.0.0.1:{port}/api/health", patience.Token);
            var healthy = health.StatusCode == HttpStatusCode.OK ? watch.Elapsed : throw new InvalidOperationException("The app is not healthy.");
            var processor = app.TotalProcessorTime;
            await Task.Delay(Rest, TimeProvider.System, patience.Token);
            var (resident, proportional) = ProcessMemory.Of(app.Id);
            return new StartFigures(ready, healthy, processor, resident, proportional);
        }
        finally
        {
            app.Kill();
            await app.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task FirstAnswerAsync(Process app, Task<string[]> output, Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(address, cancellationToken);
                return;
            }
            catch (HttpRequestException error) when (error.InnerException is SocketException)
            {
                if (app.HasExited) throw new InvalidOperationException($"The app ended: {string.Join('\n', await output)}", error);
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
