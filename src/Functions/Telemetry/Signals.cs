using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>The sources of all that this app measures: the platform's own APIs, which cost nothing while nobody listens.</summary>
internal static class Signals
{
    /// <summary>The name of the source of spans and of the meter, and of the app in Application Insights' map (in lower case).</summary>
    public const string Name = "Postvogn";

    /// <summary>The source of spans.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>The meter of all counters and gauges.</summary>
    public static Meter Meter { get; } = new(Name);
}
