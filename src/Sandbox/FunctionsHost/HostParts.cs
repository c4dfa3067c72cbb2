using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postvogn.Sandbox.FunctionsHost.BlobEvents;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Handler;
using Postvogn.Sandbox.FunctionsHost.Http;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Outputs;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.FunctionsHost.Triggers;
using Yarp.ReverseProxy.Forwarder;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>The parts of one host, joined together. Nothing runs yet.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private readonly AppDefinition app;
    private readonly HostContext context;
    private readonly FunctionInvoker invoker;
    private readonly HttpProxy proxy;

    /// <exception cref="FunctionsHostConfigurationException">The app cannot be run as its files stand.</exception>
    public HostParts(FunctionsHostOptions options)
    {
        app = AppReader.Read(options);
        var limits = RequestLimits.From(options.AppSettings);
        context = HostContext.From(options);
        var names = new QueueNames(app.QueueNames, [.. options.BlobEventQueues.Values, .. options.OtherQueues]);
        Queues = new QueueBoard(names, new QueueRules(options.LockDuration, options.MaxDeliveryCount), context, Gauge);
        Handler = new HandlerSupervisor(app.Host.Handler, new HandlerLaunch(app.Host.Handler, options, context), context, options.CrashLimit);
        var recorder = new InvocationRecorder(Log, Gauge, context);
        var timeLimit = new FunctionTimeLimit(app.Host.FunctionTimeout, Handler, context);
        invoker = new FunctionInvoker(
            Handler, new OutputPublisher(Queues, context), recorder, timeLimit, options.LoggerFactory.CreateLogger<FunctionInvoker>());
        BlobEvents = new BlobEventSource(options, Queues, context);
        Timers = [.. app.Functions.Where(function => function.Trigger is TimerTrigger).Select(NewTimer)];
        Work = new BackgroundWork(options.LoggerFactory.CreateLogger<BackgroundWork>(), Handler.GiveUp);
        Web = WebServer.Build(options, limits.MaxRequestBodySize);
        var settings = new HttpProxySettings(options.HttpActivityTimeout, context);
        proxy = new HttpProxy(Web.Services.GetRequiredService<IHttpForwarder>(), Handler, recorder, timeLimit, settings);
        Keys = new FunctionKeys(options);
        new FrontEnd(app, Keys, proxy, limits).Map(Web);
    }

    public ActivityGauge Gauge { get; } = new();

    public InvocationLog Log { get; } = new();

    public QueueBoard Queues { get; }

    public HandlerSupervisor Handler { get; }

    public BlobEventSource BlobEvents { get; }

    public IReadOnlyList<TimerRunner> Timers { get; }

    public FunctionKeys Keys { get; }

    public WebApplication Web { get; }

    private BackgroundWork Work { get; }

    /// <summary>Begins to listen to queues, to look for blobs and to wait for schedules.</summary>
    public void StartTriggers()
    {
        foreach (var function in app.Functions)
        {
            if (function.Trigger is QueueTrigger trigger) Listen(function, trigger);
        }

        foreach (var timer in Timers) Work.Start(timer.RunAsync);
        Work.Start(BlobEvents.RunAsync);
    }

    // The app goes first, as it does when the real host goes: without notice, with all it is doing.
    public async ValueTask DisposeAsync()
    {
        await Handler.DisposeAsync();
        await Work.DisposeAsync();
        await Web.DisposeAsync();
        foreach (var timer in Timers) timer.Dispose();
        proxy.Dispose();
        invoker.Dispose();
        BlobEvents.Dispose();
        Queues.Dispose();
    }

    private TimerRunner NewTimer(FunctionDefinition function) => new(function, invoker, context);

    private void Listen(FunctionDefinition function, QueueTrigger trigger)
    {
        var queue = Queues.Find(trigger.Queue)!;
        var settings = app.Host.ServiceBus;
        if (trigger.Cardinality == Cardinality.Many) Work.Start(new BatchListener(function, queue, settings, invoker, context).RunAsync);
        else Work.Start(new SingleMessageListener(function, queue, settings, invoker, context).RunAsync);
    }
}
