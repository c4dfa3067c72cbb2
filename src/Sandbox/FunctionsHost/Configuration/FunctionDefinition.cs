using NCrontab;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>One function: its folder's name, what starts it, where its outputs go, how a failure is repeated.</summary>
internal sealed record FunctionDefinition(string Name, Trigger Trigger, IReadOnlyList<QueueOutput> Outputs, RetryRule? Retry);

/// <summary>What starts a function. The binding's name is the key of the trigger's value in <c>Data</c>.</summary>
internal abstract record Trigger(string BindingName);

internal sealed record HttpTrigger(string BindingName, string Route, IReadOnlyList<string> Methods, AuthLevel AuthLevel) : Trigger(BindingName)
{
    /// <summary>Where it is found under the route prefix: a function without a route is found by its name.</summary>
    public string RouteFor(string function) => Route.Length == 0 ? function : Route.Trim('/');
}

internal sealed record QueueTrigger(string BindingName, string Queue, Cardinality Cardinality, BindingDataType? DataType) : Trigger(BindingName);

internal sealed record TimerTrigger(string BindingName, CrontabSchedule Schedule, bool RunOnStartup, bool UseMonitor) : Trigger(BindingName);

/// <summary>A serviceBus output binding; the name <c>$return</c> takes the answer's ReturnValue.</summary>
internal sealed record QueueOutput(string BindingName, string Queue, BindingDataType? DataType);

/// <summary>function.json <c>retry</c>: how often, and how long between.</summary>
/// <param name="MaxRetryCount">The most repetitions; -1 is no end.</param>
/// <param name="Least">The delay before the first repetition.</param>
/// <param name="Most">The longest delay; it doubles from the least up to this.</param>
internal sealed record RetryRule(int MaxRetryCount, TimeSpan Least, TimeSpan Most)
{
    public bool Allows(int retryCount) => MaxRetryCount < 0 || retryCount < MaxRetryCount;

    public TimeSpan DelayBefore(int retryCount)
    {
        var doubled = Least * Math.Pow(2, Math.Min(retryCount, 30));
        return doubled < Most ? doubled : Most;
    }
}

internal enum Cardinality
{
    One,
    Many,
}

internal enum BindingDataType
{
    String,
    Binary,
    Stream,
}

internal enum AuthLevel
{
    Anonymous,
    Function,
    Admin,
}

internal enum RetryStrategy
{
    FixedDelay,
    ExponentialBackoff,
}
