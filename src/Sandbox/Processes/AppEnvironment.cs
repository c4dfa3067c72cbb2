using System.Diagnostics;

namespace Postvogn.Sandbox.Processes;

internal static class AppEnvironment
{
    private static readonly string[] Telemetry = ["APPLICATIONINSIGHTS_", "OTEL_"];

    /// <summary>The app settings, and what is inherited: but the app's telemetry never goes where the developer's own does.</summary>
    public static void Set(ProcessStartInfo start, IReadOnlyDictionary<string, string> settings)
    {
        foreach (var name in start.Environment.Keys.Where(IsOfTelemetry).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name] = value;
    }

    private static bool IsOfTelemetry(string name) => Telemetry.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
