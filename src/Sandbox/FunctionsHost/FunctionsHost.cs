using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Http;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Protocol;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.FunctionsHost.Timers;
using Yarp.ReverseProxy.Forwarder;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>Drives the app's own worker over the real protocol (docs/adr/0025). Like the platform, it starts another host when one has
/// ended.</summary>
internal sealed partial class FunctionsHost : IFunctionsHost
{
    private readonly HostParts parts;
    private readonly FunctionKeys keys;
    private readonly WebApplication web;
    private readonly HttpProxy proxy;
    private readonly Surroundings surroundings;
    private readonly CancellationTokenSource stopping = new();
    private readonly List<HostRun> orphaned = [];
    private readonly ILogger logger;
    private readonly List<Task> work = [];
    private volatile HostRun? run;
    private long peakRssBytes;

    private FunctionsHost(HostParts parts, HostRun run)
    {
        (this.parts, this.run) = (parts, run);
        var (options, context) = (parts.Options, parts.Context);
        logger = context.LoggerFactory.CreateLogger("Host.Function.Host");
        Queues = new HintQueues(run.App.Functions.Select(function => function.Trigger).OfType<QueueTrigger>()
            .ToDictionary(trigger => trigger.Queue, trigger => trigger.Connection, StringComparer.Ordinal));
        surroundings = new Surroundings(options, Queues, parts.Log.Runs, context);
        keys = new FunctionKeys(options);
        var limits = RequestLimits.From(options.AppSettings);
        web = WebServer.Build(options.ServerCertificate, options.Port, limits.MaxRequestBodySize);
        var forwarder = web.Services.GetRequiredService<IHttpForwarder>();
        proxy = new HttpProxy(forwarder, run.App.Host, limits, () => this.run?.Invoker, context);
        new FrontEnd(run.App, keys, proxy, limits, RunTimer).Map(web);
    }

    public Uri BaseAddress { get; private set; } = null!;

    public string FunctionKey => keys.FunctionKey;

    public int? ProcessId => run?.ProcessId;

    public long PeakRssBytes => Math.Max(peakRssBytes, run?.PeakRssBytes ?? 0);

    public HintQueues Queues { get; }

    public InvocationLog Invocations => parts.Log;

    public Task<string> Failure => surroundings.Failure;

    public static async Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken)
    {
        var app = AppDefinition.Read(options.AppRoot, options.AppSettings);
        var endpoint = await WorkerEndpoint.StartAsync(cancellationToken);
        FunctionsHost? host = null;
        try
        {
            var context = new HostContext(options.Clock, options.LoggerFactory);
            var parts = new HostParts(options, context, endpoint, new InvocationLog(), new TimerStatuses(options.TimerStatusFile));
            host = new FunctionsHost(parts, await HostRun.StartAsync(parts, app, cancellationToken));
            host.BaseAddress = await WebServer.StartAsync(host.web, options.Port, cancellationToken);
            host.work.Add(host.surroundings.GuardAsync(() => host.SuperviseAsync(app), host.stopping.Token));
            host.surroundings.Start();
            return host;
        }
        catch
        {
            if (host is null) await endpoint.DisposeAsync();
            else await host.DisposeAsync();
            throw;
        }
    }

    public IAsyncEnumerable<FunctionFault> ReadFaultsAsync(CancellationToken cancellationToken) =>
        Invocations.ReadAllAsync(cancellationToken).Where(invocation => invocation.Outcome != InvocationOutcome.Succeeded)
            .Select(invocation => new FunctionFault(invocation.Function, invocation.Error));

    /// <summary>The worker is started again at once, and the death is not counted.</summary>
    public void KillProcess() => run?.KillWorker();

    /// <summary>Its leases run out, and its worker lives on until the end.</summary>
    public void KillHost() => run?.Kill();

    public Task<Invocation> TriggerAsync(string functionName, CancellationToken cancellationToken) =>
        (run ?? throw new FunctionsHostException("There is no host at the moment.")).RunTimerAsync(functionName, cancellationToken);

    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => surroundings.WaitUntilIdleAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await surroundings.StopAsync();
        await Task.WhenAll(work);
        if (run is { } last) await last.StopAsync(parts.Options.DrainLimit);
        foreach (var orphan in orphaned) await orphan.DisposeAsync();
        await web.DisposeAsync();
        await parts.Endpoint.DisposeAsync();
        proxy.Dispose();
        await surroundings.DisposeAsync();
        stopping.Dispose();
    }

    // As the platform does: a host that has ended is followed by another, unless that one cannot even begin.
    private async Task SuperviseAsync(AppDefinition app)
    {
        while (true)
        {
            var last = run!;
            var reason = await last.Ended.WaitAsync(stopping.Token);
            run = null;
            LogHostEnded(logger, reason);
            peakRssBytes = Math.Max(peakRssBytes, last.PeakRssBytes);
            if (last.WasKilled) orphaned.Add(last);
            else await last.DisposeAsync();
            run = await HostRun.StartAsync(parts, app, stopping.Token);
        }
    }

    private bool RunTimer(string function)
    {
        if (run?.FindTimer(function) is null) return false;
        work.Add(TriggerAsync(function, stopping.Token));
        return true;
    }

    [LoggerMessage(2, LogLevel.Warning, "The host has ended, and is started again: {Reason}")]
    private static partial void LogHostEnded(ILogger logger, string reason);
}
