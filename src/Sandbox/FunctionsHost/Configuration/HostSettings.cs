using System.Collections;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>As far as host.json changes what happens here, with the real host's defaults.</summary>
internal sealed record HostSettings
{
    public const string FileName = "host.json";
    private const string Override = "AzureFunctionsJobHost__";

    public TimeSpan FunctionTimeout { get; private init; } = TimeSpan.FromMinutes(30);

    public string RoutePrefix { get; private init; } = "api";

    /// <summary>The others wait, body unread.</summary>
    public int MaxConcurrentRequests { get; private init; } = 100;

    /// <summary>Any more are answered with 429.</summary>
    public int MaxOutstandingRequests { get; private init; } = 200;

    public QueueSettings Queues { get; private init; } = new();

    /// <summary>What the real host acts on and this one does not is refused; what changes nothing is accepted.</summary>
    public static HostSettings Read(string appRoot, IReadOnlyDictionary<string, string> appSettings, ConfigurationErrors errors)
    {
        if (JsonSection.ReadFile(appRoot, FileName, errors, root => OverrideFrom(appSettings, root)) is not { } root) return new();
        if (root.Text("version") != "2.0") root.Fault("version", "is not \"2.0\".", "Write \"version\": \"2.0\".");
        root.Refuse("extensionBundle", "is ignored for an isolated worker.", "Remove it; the app's packages bring the extensions.");
        root.Refuse("customHandler", "cannot stand with an isolated worker.", "Remove it.");
        root.Accept("telemetryMode", "logging", "healthMonitor", "aggregator", "singleton", "concurrency");
        var extensions = root.Section("extensions");
        var http = extensions?.Section("http");
        var queues = extensions?.Section("queues");
        var defaults = new HostSettings();
        var read = new HostSettings
        {
            FunctionTimeout = root.Text("functionTimeout") == "-1"
                ? Timeout.InfiniteTimeSpan
                : root.Time("functionTimeout", defaults.FunctionTimeout, TimeSpan.FromSeconds(1)),
            RoutePrefix = (http?.Text("routePrefix") ?? defaults.RoutePrefix).Trim('/'),
            MaxConcurrentRequests = http?.Number("maxConcurrentRequests", defaults.MaxConcurrentRequests, 1)
                ?? defaults.MaxConcurrentRequests,
            MaxOutstandingRequests =
                http?.Number("maxOutstandingRequests", defaults.MaxOutstandingRequests, 1) ?? defaults.MaxOutstandingRequests,
            Queues = queues is null ? defaults.Queues : QueueSettings.Read(queues),
        };
        http?.Accept("dynamicThrottlesEnabled", "hsts", "customHeaders");
        foreach (var section in new[] { root, extensions, http, queues }) section?.RefuseTheRest();
        return read;
    }

    // As in the real host, AzureFunctionsJobHost__extensions__queues__visibilityTimeout stands over what the file says there.
    private static void OverrideFrom(IReadOnlyDictionary<string, string> appSettings, JsonObject root)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value ?? ""));
        foreach (var (name, value) in environment.Concat(appSettings))
        {
            if (name.StartsWith(Override, StringComparison.OrdinalIgnoreCase))
                Set(root, name[Override.Length..].Split("__"), value);
        }
    }

    private static void Set(JsonObject section, ReadOnlySpan<string> path, string value)
    {
        var wanted = path[0];
        var name = section.Select(member => member.Key).FirstOrDefault(
            key => string.Equals(key, wanted, StringComparison.OrdinalIgnoreCase)) ?? wanted;
        if (path.Length == 1)
        {
            section[name] = value;
            return;
        }

        if (section[name] is not JsonObject inner) section[name] = inner = [];
        Set(inner, path[1..], value);
    }
}

internal sealed record QueueSettings
{
    public int BatchSize { get; init; } = 16;

    /// <summary>Down to how many running messages more are fetched.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    public int MaxDequeueCount { get; init; } = 5;

    public TimeSpan VisibilityTimeout { get; init; }

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    public bool IsBase64 { get; init; } = true;

    public static QueueSettings Read(JsonSection section)
    {
        var defaults = new QueueSettings();
        var batchSize = section.Number("batchSize", defaults.BatchSize, 1, 32);
        return new QueueSettings
        {
            BatchSize = batchSize,
            NewBatchThreshold = section.Number("newBatchThreshold", batchSize / 2, 0),
            MaxDequeueCount = section.Number("maxDequeueCount", defaults.MaxDequeueCount, 1),
            VisibilityTimeout = section.Time("visibilityTimeout", defaults.VisibilityTimeout),
            MaxPollingInterval = section.Time("maxPollingInterval", defaults.MaxPollingInterval, TimeSpan.FromMilliseconds(100)),
            IsBase64 = section.Choice("messageEncoding", MessageEncoding.Base64) == MessageEncoding.Base64,
        };
    }

    private enum MessageEncoding
    {
        Base64,
        None,
    }
}
