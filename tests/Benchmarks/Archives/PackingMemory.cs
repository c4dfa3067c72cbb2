using System.Diagnostics;

namespace Postvogn.Benchmarks.Archives;

/// <summary>How much memory packing takes, in a process of its own: the peak of the process less its peak before.</summary>
internal static class PackingMemory
{
    public const string Command = "packing-memory";

    /// <summary>MiB above an idle process.</summary>
    public static long Of(string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Command, file]) { UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The measuring process did not start.");
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>The child's side: the exit code is the answer.</summary>
    public static int Measure(string file)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.PeakWorkingSet64;
        OurCodec.Pack(file, Path.ChangeExtension(file, ".memory.lzma"));
        process.Refresh();
        return (int)((process.PeakWorkingSet64 - before) >> 20);
    }
}
