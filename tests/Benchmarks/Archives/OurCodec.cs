using System.Diagnostics;
using Postvogn.MeMo;

namespace Postvogn.Benchmarks.Archives;

/// <summary>Our codec on the same files.</summary>
internal static class OurCodec
{
    private const int BufferSize = 1 << 17;

    public static TimeSpan Pack(string input, string output) => Timed(() => Compress(input, output));

    public static TimeSpan PackTwice(string input, string output, string other) => Timed(() =>
        Parallel.Invoke(() => Compress(input, output), () => Compress(input, other)));

    public static TimeSpan Unpack(string input) => Timed(() =>
    {
        using var file = File.OpenRead(input);
        using var plain = LzmaCodec.Decompress(file);
        plain.CopyTo(Stream.Null, BufferSize);
    });

    private static void Compress(string input, string output)
    {
        using var plain = File.OpenRead(input);
        using var file = File.Create(output);
        using var compressed = LzmaCodec.Compress(file);
        plain.CopyTo(compressed, BufferSize);
    }

    /// <summary>The processor time that it takes in this process.</summary>
    public static TimeSpan Timed(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
