namespace Postvogn.Sandbox.Processes;

/// <summary>What .NET keeps of each process in the folder of temporary files, for debuggers: a process that is killed leaves it there. So
/// its places are written into a file that the process holds, and whoever holds that next removes them.</summary>
internal static class RuntimeFiles
{
    private static readonly string[] Kinds = ["clr-debug-pipe-", "dotnet-diagnostic-"];

    public static void Inherit(FileStream held)
    {
        try
        {
            using var reader = new StreamReader(held, leaveOpen: true);
            while (reader.ReadLine() is { } path)
            {
                if (ProcessOf(path) is { } process && !IsAlive(process)) File.Delete(path);
            }

            held.SetLength(0);
            held.Write(Encoding.UTF8.GetBytes(string.Concat(OfThisProcess().Select(path => path + '\n'))));
            held.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Nothing hangs on it but tidiness.
        }
    }

    private static IEnumerable<string> OfThisProcess() => OperatingSystem.IsWindows()
        ? []
        : Kinds.SelectMany(kind => Directory.EnumerateFiles(Path.GetTempPath(), $"{kind}{Environment.ProcessId}-*"));

    private static int? ProcessOf(string path)
    {
        var name = Path.GetFileName(path);
        return Array.Find(Kinds, kind => name.StartsWith(kind, StringComparison.Ordinal)) is { } start
            && int.TryParse(name[start.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var process) ? process : null;
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var _ = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
