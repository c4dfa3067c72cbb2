using Microsoft.Extensions.Logging.Abstractions;

namespace Postvogn.Functions.Telemetry;

/// <summary>Says when telemetry begins to fail, and when it is well again: each once.</summary>
internal sealed partial class IngestionHealth
{
    private bool ill;
    private int lost;
    private bool saidLost;

    public ILogger Log { get; set; } = NullLogger.Instance;

    // One call at a time.
    public void Saw(IngestionAnswer answer)
    {
        if (answer.Problem is { } problem)
        {
            if (!ill && answer.Again.Count > 0) Failing(Log, problem);
            if (!ill && answer.Refused > 0) Refusing(Log, answer.Refused, problem);
            if (!saidLost && Volatile.Read(ref lost) > 0) Losing(Log, lost);
            (ill, saidLost) = (true, lost > 0);
            return;
        }

        if (ill) Well(Log, Interlocked.Exchange(ref lost, 0));
        (ill, saidLost) = (false, false);
    }

    public void Lost(int items) => Interlocked.Add(ref lost, items);

    [LoggerMessage(EventId = 970, Level = LogLevel.Warning,
        Message = "Application Insights does not take telemetry: {Problem}. It is kept and sent later; the post goes on. Check " +
            "APPLICATIONINSIGHTS_CONNECTION_STRING, the way out of the network, and the role Monitoring Metrics Publisher")]
    private static partial void Failing(ILogger log, string problem);

    [LoggerMessage(EventId = 971, Level = LogLevel.Information,
        Message = "Application Insights takes telemetry again; {Lost} items were given up meanwhile")]
    private static partial void Well(ILogger log, int lost);

    [LoggerMessage(EventId = 972, Level = LogLevel.Warning,
        Message = "Application Insights refused {Items} items of telemetry for good: {Problem}. Check the instrumentation key in " +
            "APPLICATIONINSIGHTS_CONNECTION_STRING")]
    private static partial void Refusing(ILogger log, int items, string problem);

    [LoggerMessage(EventId = 973, Level = LogLevel.Warning,
        Message = "Too much telemetry waits to be sent; the oldest {Items} items were given up")]
    private static partial void Losing(ILogger log, int items);
}
