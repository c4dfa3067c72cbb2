using System.Diagnostics;

namespace Postvogn.Benchmarks.Messages;

/// <summary>How much memory the message takes, in a process of its own: its peak less its peak after a small message.</summary>
internal static class MessageMemory
{
    public const string Command = "messages-memory";

    /// <summary>MiB above a process that has done the same with a small message.</summary>
    public static double MiBOf(string what, string file, string small)
    {
        var program = Path.ChangeExtension(typeof(MessageMemory).Assembly.Location, null);
        var start = new ProcessStartInfo(program, [Command, what, file, small]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The measuring process did not start.");
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return long.Parse(answer) / 1024.0 / 1024.0;
    }

    /// <summary>The child's side: the answer, in bytes, is what it prints.</summary>
    public static async Task<int> MeasureAsync(string what, string file, string small)
    {
        await DoAsync(what, small);
        var before = Peak();
        await DoAsync(what, file);
        Console.Write(Peak() - before);
        return 0;
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static async Task DoAsync(string what, string file)
    {
        await using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: false);
        var sink = new CopyingSink();
        await (what switch
        {
            "read" => OurMessages.ReadAsync(input, sink),
            "write" => OurMessages.WriteAsync(input, sink),
            "validate" => OurMessages.ValidateAsync(input),
            _ => OurMessages.ConvertAsync(input, sink),
        });
    }
}
