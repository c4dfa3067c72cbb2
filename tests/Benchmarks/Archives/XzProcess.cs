using System.Diagnostics;
using System.Globalization;

namespace Postvogn.Benchmarks.Archives;

/// <summary>The real <c>xz</c>, on the same file, in the same run.</summary>
internal static class XzProcess
{
    /// <summary>One thread, LZMA_Alone, from a file to a file; then the shell says how much processor time its child took.</summary>
    private const string Script = "out=$1; shift; xz --format=lzma -T1 -k -c \"$@\" > \"$out\" || exit 1; times";

    public static TimeSpan Compress(string input, string preset, string output) => Run(output, preset, input);

    public static TimeSpan Decompress(string input) => Run("/dev/null", "-d", input);

    private static TimeSpan Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("xz did not start.");
        var times = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? ChildTime(times) : throw new InvalidOperationException("xz failed.");
    }

    /// <summary>The second line: user and system time of the children, as <c>1m2.34s 0m0.05s</c>.</summary>
    private static TimeSpan ChildTime(string times)
    {
        var parts = times.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Parse(parts[0]) + Parse(parts[1]);
    }

    private static TimeSpan Parse(string time)
    {
        var parts = time.TrimEnd('s').Split('m');
        return TimeSpan.FromMinutes(int.Parse(parts[0])) + TimeSpan.FromSeconds(double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
