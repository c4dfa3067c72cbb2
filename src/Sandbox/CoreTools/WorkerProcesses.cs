using Postvogn.Sandbox.FunctionsHost.Worker;

namespace Postvogn.Sandbox.CoreTools;

/// <summary>The host tells nobody of its worker. On Linux only, by proc(5).</summary>
internal static class WorkerProcesses
{
    private static readonly byte[][] Marks = [.. new[] { "\0--functions-worker-id\0", "\0--workerId\0" }.Select(Encoding.UTF8.GetBytes)];

    public static int? FindBelow(int ancestor) => !OperatingSystem.IsLinux() ? null
        : Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && IsWorker(id) && IsBelow(id, ancestor))
            .Select(id => (int?)id).FirstOrDefault();

    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (IsWorker(id)) process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It is gone.
        }
    }

    public static long PeakBytes(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return ProcessMemory.PeakBytes(process);
        }
        catch (ArgumentException)
        {
            return 0;
        }
    }

    private static bool IsWorker(int id)
    {
        var arguments = Read(id, "cmdline");
        return Marks.Any(mark => arguments.AsSpan().IndexOf(mark) >= 0);
    }

    private static bool IsBelow(int id, int ancestor)
    {
        for (var at = id; at > 1; at = ParentOf(at))
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    // "pid (name, which may hold anything) state parent …"
    private static int ParentOf(int id)
    {
        var stat = Encoding.UTF8.GetString(Read(id, "stat"));
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    private static byte[] Read(int id, string file)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
