using System.Diagnostics;

namespace Postvogn.Benchmarks.Contacts;

/// <summary>How much memory a reader takes, in a process of its own: its peak less its peak before it begins.</summary>
internal static class ReaderMemory
{
    public const string Command = "contacts-memory";

    public static double MiBOf(string reader, string file)
    {
        var program = Path.ChangeExtension(typeof(ReaderMemory).Assembly.Location, null);
        var start = new ProcessStartInfo(program, [Command, reader, file]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The measuring process did not start.");
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return long.Parse(answer) / 1024.0 / 1024.0;
    }

    /// <summary>The child's side: the answer, in bytes, is what it prints.</summary>
    public static int Measure(string reader, string file)
    {
        var before = Peak();
        object kept = reader == "ours" ? OurReader.Read(file) : PlainReader.Read(file);
        Console.Write(Peak() - before);
        GC.KeepAlive(kept);
        return 0;
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
