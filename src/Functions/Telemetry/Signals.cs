using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>The sources of all that this app measures: the platform's own APIs, which cost nothing while nobody listens.</summary>
internal static class Signals
{
    /// <summary>In lower case, the app's name in Application Insights' map too.</summary>
    public const string Name = "Postvogn";

    public static ActivitySource Spans { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
