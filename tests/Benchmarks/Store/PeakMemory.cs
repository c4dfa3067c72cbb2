using System.Globalization;

namespace Postvogn.Benchmarks.Store;

/// <summary>The most that this process had in memory since it was last forgotten (proc(5): <c>VmHWM</c>, <c>clear_refs</c>).</summary>
internal static class PeakMemory
{
    public static void Forget()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>In MiB; null where the system does not say.</summary>
    public static double? MiB()
    {
        if (!OperatingSystem.IsLinux()) return null;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kibibytes = line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return double.Parse(kibibytes, CultureInfo.InvariantCulture) / 1024;
    }
}
