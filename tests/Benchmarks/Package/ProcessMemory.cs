using System.Globalization;

namespace Postvogn.Benchmarks.Package;

/// <summary>What a process has in memory.</summary>
internal static class ProcessMemory
{
    /// <summary>RSS and PSS in bytes, from <c>/proc/{pid}/smaps_rollup</c> (proc(5)).</summary>
    public static (long Resident, long Proportional) Of(int processId)
    {
        var lines = File.ReadAllLines($"/proc/{processId}/smaps_rollup");
        return (Bytes("Rss:"), Bytes("Pss:"));

        long Bytes(string key)
        {
            var line = lines.First(line => line.StartsWith(key, StringComparison.Ordinal));
            return 1024 * long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
    }
}
