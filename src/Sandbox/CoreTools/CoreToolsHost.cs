using System.Threading.Channels;
using Postvogn.Sandbox.FunctionsHost.Http;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Store;
using Yarp.ReverseProxy.Forwarder;

namespace Postvogn.Sandbox.CoreTools;

/// <summary>Core Tools (docs/adr/0028), and before them, as on the platform, an HTTPS end that passes the caller's certificate
/// on.</summary>
internal sealed partial class CoreToolsHost : IFunctionsHost
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);
    private static readonly ForwarderRequestConfig Forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };
    private readonly FunctionsHostOptions options;
    private readonly Uri app;
    private readonly FunctionKeys keys;
    private readonly RunCounter runs = new();
    private readonly FunctionRuns functionRuns;
    private readonly Surroundings surroundings;
    private readonly WebApplication web;
    private readonly HttpMessageInvoker client = new(HttpProxy.NewHandler());

    private readonly CancellationTokenSource stopping = new();
    private readonly ILogger logger;
    private readonly ILogger output;
    private readonly List<Task> work = [];
    private readonly Channel<FunctionFault> faults = Channel.CreateBounded<FunctionFault>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });
    private CoreToolsProcess? process;
    private volatile int workerId;
    private long peakRssBytes;

    private CoreToolsHost(FunctionsHostOptions options, Uri app)
    {
        (this.options, this.app) = (options, app);
        logger = options.LoggerFactory.CreateLogger("Host.CoreTools");
        output = options.LoggerFactory.CreateLogger("func");
        keys = new FunctionKeys(options);
        functionRuns = new FunctionRuns(runs, options.Clock, function => faults.Writer.TryWrite(new FunctionFault(function, null)));
        var connection = options.AppSettings[LocalSettings.Queues];
        Queues = new HintQueues(StoreQueues.All.ToDictionary(queue => queue, _ => connection, StringComparer.Ordinal));
        var context = new HostContext(options.Clock, options.LoggerFactory);
        surroundings = new Surroundings(options, Queues, runs, context);
        web = WebServer.Build(options.ServerCertificate, options.Port, maxRequestBodySize: null);
        var forwarder = web.Services.GetRequiredService<IHttpForwarder>();
        web.Run(http => ForwardAsync(http, forwarder, context.NewId()));
    }

    public Uri BaseAddress { get; private set; } = null!;

    public string FunctionKey => keys.FunctionKey;

    public int? ProcessId => workerId > 0 ? workerId : null;

    public long PeakRssBytes => Interlocked.Read(ref peakRssBytes);

    public HintQueues Queues { get; }

    public static async Task<CoreToolsHost> StartAsync(
        FunctionsHostOptions options, CoreToolsLaunch launch, CancellationToken cancellationToken)
    {
        var host = new CoreToolsHost(options, launch.Address);
        try
        {
            await host.LaunchAsync(launch, cancellationToken);
            await host.ServeAsync(cancellationToken);
            host.work.Add(host.surroundings.GuardAsync(() => host.SuperviseAsync(launch), host.stopping.Token));
            host.work.Add(Task.Run(host.WatchWorkerAsync, CancellationToken.None));
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>For an app that somebody else runs, as an editor does.</summary>
    public static async Task<CoreToolsHost> BesideAsync(FunctionsHostOptions options, Uri app, CancellationToken cancellationToken)
    {
        var host = new CoreToolsHost(options, app);
        try
        {
            await host.ServeAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>By the real host's rules, the third within half an hour ends the host.</summary>
    public void KillProcess()
    {
        if (ProcessId is { } id) WorkerProcesses.Kill(id);
    }

    public IAsyncEnumerable<FunctionFault> ReadFaultsAsync(CancellationToken cancellationToken) =>
        faults.Reader.ReadAllAsync(cancellationToken);

    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => surroundings.WaitUntilIdleAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await surroundings.StopAsync();
        await Task.WhenAll(work);
        if (process is not null) await process.DisposeAsync();
        await web.DisposeAsync();
        await surroundings.DisposeAsync();
        client.Dispose();
        stopping.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        BaseAddress = await WebServer.StartAsync(web, options.Port, cancellationToken);
        surroundings.Start();
    }

    private async Task LaunchAsync(CoreToolsLaunch launch, CancellationToken cancellationToken)
    {
        process = CoreToolsProcess.Start(launch.Prepare(options, keys), Hear, options.Clock);
        LogStarted(logger, process.Id, app);
        using var limit = new CancellationTokenSource(options.StartLimit, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var state = "none";
        try
        {
            while (state != "Running")
            {
                if (process.Exited.IsCompleted)
                    throw new FunctionsHostException(
                        $"Core Tools ended at the start of the app (exit code {await process.Exited}). {process.LastWords}");
                await Task.WhenAny(process.Exited, Task.Delay(Glance, options.Clock, either.Token));
                either.Token.ThrowIfCancellationRequested();
                state = await AskStateAsync(either.Token) ?? state;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FunctionsHostException(
                $"The app does not run under Core Tools {options.StartLimit.TotalSeconds:0} s after their start "
                + $"(the host's state: {state}). "
                + process.LastWords);
        }
    }

    // What the host says of itself: Default, Starting, Initialized, Running, Error. Null while it does not answer.
    private async Task<string?> AskStateAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app, "admin/host/status"));
        request.Headers.Add("x-functions-key", keys.MasterKey);
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode) return $"HTTP {(int)answer.StatusCode}";
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            return json.RootElement.GetProperty("state").GetString();
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // InvalidOperationException: it is JSON of another shape, or text of no known character set.
            return null;
        }
    }

    // The platform starts another host when one has ended, whatever its exit code: 0 after the third death of the worker.
    private async Task SuperviseAsync(CoreToolsLaunch launch)
    {
        while (true)
        {
            var exitCode = await process!.Exited.WaitAsync(stopping.Token);
            LogEnded(logger, exitCode);
            functionRuns.EndAll();
            await Queues.AbandonHeldAsync(stopping.Token);
            await process.DisposeAsync();
            await LaunchAsync(launch, stopping.Token);
        }
    }

    private async Task WatchWorkerAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            workerId = WorkerProcesses.FindBelow(process!.Id) ?? 0;
            if (ProcessId is { } id) Interlocked.Exchange(ref peakRssBytes, Math.Max(peakRssBytes, WorkerProcesses.PeakBytes(id)));
            await Task.Delay(Glance, options.Clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ForwardAsync(HttpContext http, IHttpForwarder forwarder, Guid requestId)
    {
        runs.Begin();
        try
        {
            await forwarder.SendAsync(http, app.ToString(), client, Forwarding, new FrontEndTransformer(requestId));
        }
        finally
        {
            runs.End();
        }
    }

    private void Hear(string line)
    {
        LogLine(output, line);
        functionRuns.Read(line);
    }

    [LoggerMessage(1, LogLevel.Information, "Core Tools were started (process {ProcessId}), to listen at {Address}")]
    private static partial void LogStarted(ILogger logger, int processId, Uri address);

    [LoggerMessage(2, LogLevel.Warning, "Core Tools have ended with exit code {ExitCode}, and are started again")]
    private static partial void LogEnded(ILogger logger, int exitCode);

    [LoggerMessage(3, LogLevel.Information, "{Line}")]
    private static partial void LogLine(ILogger logger, string line);
}
