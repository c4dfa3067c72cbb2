using System.Buffers.Binary;
using System.Diagnostics;
using Postvogn.MeMo;

namespace Postvogn.Benchmarks.Archives;

/// <summary>Packs a stream longer than 32 bits can count, and has both xz and our own decoder read it back. Takes minutes, so it is a
/// check by hand and no test.</summary>
internal static class CounterCheck
{
    private const int BlockLength = 1 << 20;

    /// <summary>4 GiB and 16 MiB more: past every 32-bit position, and past the window once more after it.</summary>
    private const long Blocks = (4L << 10) + 16;

    /// <summary>Runs it; exit code 0 if both give back what was packed.</summary>
    public static int Run()
    {
        var packed = Path.GetTempFileName();
        try
        {
            Pack(packed);
            Console.WriteLine($"packed {Blocks} MiB to {new FileInfo(packed).Length >> 20} MiB");
            var ours = Report("our decoder", Matches(LzmaCodec.Decompress(File.OpenRead(packed))));
            return Report("xz", XzMatches(packed)) && ours ? 0 : 1;
        }
        finally
        {
            File.Delete(packed);
        }
    }

    private static void Pack(string file)
    {
        using var output = File.Create(file);
        using var compress = LzmaCodec.Compress(output);
        var block = new byte[BlockLength];
        for (var number = 0L; number < Blocks; number++)
        {
            Fill(block, number);
            compress.Write(block);
        }
    }

    private static bool XzMatches(string file)
    {
        using var xz = Process.Start(new ProcessStartInfo("xz", ["--format=lzma",
            "-dc", file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var matches = Matches(xz.StandardOutput.BaseStream);
        xz.WaitForExit();
        return matches && xz.ExitCode == 0;
    }

    private static bool Matches(Stream plain)
    {
        var (expected, actual) = (new byte[BlockLength], new byte[BlockLength]);
        for (var number = 0L; number < Blocks; number++)
        {
            Fill(expected, number);
            if (plain.ReadAtLeast(actual, BlockLength, throwOnEndOfStream: false) < BlockLength || !actual.AsSpan().SequenceEqual(expected))
                return false;
        }

        return plain.Read(actual) == 0;
    }

    /// <summary>A counter of 64 bits: every place of the stream differs from every other.</summary>
    private static void Fill(byte[] block, long number)
    {
        for (var i = 0; i < BlockLength; i += sizeof(long))
            BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(i), ((number * BlockLength) + i) / sizeof(long));
    }

    private static bool Report(string reader, bool same)
    {
        Console.WriteLine($"{reader}: {(same ? "the same, byte for byte" : "NOT the same")}");
        return same;
    }
}
