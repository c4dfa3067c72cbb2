using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>The platform's own APIs, which cost nothing while nobody listens.</summary>
internal static class Signals
{
    // In lower case, the app's name in Application Insights' map too.
    public const string Name = "Postvogn";

    public static ActivitySource Spans { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
