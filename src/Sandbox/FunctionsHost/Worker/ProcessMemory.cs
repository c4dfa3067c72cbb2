namespace Postvogn.Sandbox.FunctionsHost.Worker;

internal static class ProcessMemory
{
    public static long PeakBytes(Process process)
    {
        try
        {
            return OperatingSystem.IsLinux() ? HighWaterMark(process.Id) : PeakWorkingSet(process);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static long PeakWorkingSet(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64;
    }

    // proc(5): "VmHWM:   123456 kB".
    private static long HighWaterMark(int processId)
    {
        const string key = "VmHWM:";
        var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
        var figure = line?[key.Length..].Trim().Split(' ')[0];
        return long.TryParse(figure, CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes * 1024 : 0;
    }
}
