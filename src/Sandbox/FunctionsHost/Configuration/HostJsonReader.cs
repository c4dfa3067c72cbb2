namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Reads host.json. What the real host acts on and this one does not is refused; what changes nothing is accepted.</summary>
internal sealed class HostJsonReader(string appRoot, SettingsExpander settings, ConfigurationErrors errors)
{
    public const string FileName = "host.json";

    public HostSettings? Read()
    {
        if (JsonSettingsFile.Read(appRoot, FileName, errors) is not { } root) return null;
        if (root.Text("version") != "2.0") root.Fault("version", "is not \"2.0\".", "Write \"version\": \"2.0\".");
        var extensions = root.Section("extensions");
        var read = new HostSettings(FunctionTimeout(root), RoutePrefix(extensions), ServiceBus(extensions), Handler(root));
        root.Refuse("retry", "is the old place.", "Give the function its own retry in function.json.");
        root.Refuse("httpWorker", "is the old name.", "Use customHandler.");
        root.Refuse("configurationProfile", "cannot stand with function.json files.", "Remove it.");
        root.Accept("extensionBundle", "telemetryMode", "logging", "healthMonitor", "aggregator", "singleton", "concurrency");
        root.RefuseTheRest();
        extensions?.RefuseTheRest();
        return read;
    }

    private static TimeSpan FunctionTimeout(JsonSection root) => root.Text("functionTimeout") == "-1"
        ? Timeout.InfiniteTimeSpan
        : root.Time("functionTimeout", TimeSpan.FromMinutes(30));

    private static string RoutePrefix(JsonSection? extensions)
    {
        if (extensions?.Section("http") is not { } http) return "api";
        var prefix = http.Text("routePrefix") ?? "api";
        http.Accept("maxOutstandingRequests", "maxConcurrentRequests", "dynamicThrottlesEnabled");
        http.RefuseTheRest();
        return prefix.Trim('/');
    }

    private static ServiceBusSettings ServiceBus(JsonSection? extensions)
    {
        var defaults = new ServiceBusSettings();
        if (extensions?.Section("serviceBus") is not { } section) return defaults;
        var read = new ServiceBusSettings
        {
            AutoCompleteMessages = section.Flag("autoCompleteMessages", true),
            MaxAutoLockRenewalDuration = section.Time("maxAutoLockRenewalDuration", defaults.MaxAutoLockRenewalDuration),
            MaxConcurrentCalls = section.Number("maxConcurrentCalls", defaults.MaxConcurrentCalls, 1),
            MaxMessageBatchSize = section.Number("maxMessageBatchSize", defaults.MaxMessageBatchSize, 1),
            MinMessageBatchSize = section.Number("minMessageBatchSize", defaults.MinMessageBatchSize, 1),
            MaxBatchWaitTime = section.Time("maxBatchWaitTime", defaults.MaxBatchWaitTime),
        };
        if (read.MinMessageBatchSize > read.MaxMessageBatchSize)
        {
            section.Fault("minMessageBatchSize", "is more than maxMessageBatchSize.", "Make it at most as large.");
        }

        section.Accept("clientRetryOptions", "transportType", "webProxy", "prefetchCount", "maxConcurrentSessions");
        section.Accept("maxConcurrentCallsPerSession", "sessionIdleTimeout", "enableCrossEntityTransactions");
        section.RefuseTheRest();
        return read;
    }

    private HandlerSettings Handler(JsonSection root)
    {
        var section = root.Section("customHandler");
        var description = section?.Section("description");
        if (section is null || description is null)
        {
            root.Fault("customHandler.description", "is missing.", "Say in defaultExecutablePath what to start.");
            return new HandlerSettings("", "", appRoot, null, TimeSpan.Zero, true, false);
        }

        var read = new HandlerDescriptionReader(appRoot, settings).Read(description) with
        {
            Port = section.Has("port") ? section.Number("port", 0, 1) : null,
            InitializationTimeout = section.Time("initializationTimeout", TimeSpan.FromSeconds(30)),
            ProxiesHttp = section.Flag("enableProxyingHttpRequest", false),
        };
        CheckForwarding(section, read.ProxiesHttp);
        section.Refuse("http", "cannot stand with function.json files.", "Remove it, and give each route a function.json.");
        if ((section.Text("type") ?? "http") != "http") section.Fault("type", "is not \"http\".", "Leave it out.");
        section.RefuseTheRest();
        return read;
    }

    private static void CheckForwarding(JsonSection section, bool proxies)
    {
        if (!section.Flag("enableForwardingHttpRequest", false)) return;
        section.Fault(
            "enableForwardingHttpRequest",
            proxies ? "contradicts enableProxyingHttpRequest." : "loses chunked bodies and is not played here.",
            "Use enableProxyingHttpRequest alone.");
    }
}
