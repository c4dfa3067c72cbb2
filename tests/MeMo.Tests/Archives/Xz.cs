using System.Diagnostics;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>The real <c>xz</c>, the reference that our codec is held against.</summary>
internal static class Xz
{
    public const string Program = "xz";

    public static byte[] Compress(byte[] plain, params string[] options) => Run(plain, ["--format=lzma", "-z", "-c", .. options]);

    /// <summary>Ends in an exception when xz finds anything wrong.</summary>
    public static byte[] Decompress(byte[] compressed) => Run(compressed, ["--format=lzma", "-d", "-c"]);

    private static byte[] Run(byte[] input, string[] arguments)
    {
        var start = new ProcessStartInfo(Programs.Find(Program)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var feeding = Task.Run(() => Feed(process, input));
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        feeding.GetAwaiter().GetResult();
        process.ExitCode.ShouldBe(0, $"xz {string.Join(' ', arguments)}: {errors.GetAwaiter().GetResult()}");
        return output.ToArray();
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            using var stdin = process.StandardInput.BaseStream;
            stdin.Write(input);
        }
        catch (IOException)
        {
            // It stopped reading; its exit code tells why.
        }
    }
}
