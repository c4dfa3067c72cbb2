using System.Diagnostics;
using System.Text;
using Postvogn.Sandbox.Commands;

namespace Postvogn.Sandbox.Tests.Commands;

/// <summary>What the letter commands print and write does not depend on the machine's time zone and culture.</summary>
public sealed class LettersOnAnyMachineTests
{
    private static readonly string Program = typeof(SandboxCommand).Assembly.Location;

    private static readonly string[][] Commands =
    [
        ["memo", "validate", "letters", "--json"], ["memo", "validate", "letters"], ["memo", "show", "letters/times.xml", "--json"],
        ["memo", "show", "letters/times.xml"], ["memo", "convert", "letters/times.xml", "--to", "1.1", "-o", "converted.xml"],
        ["memo", "convert", "letters/windows.xml", "--to", "1.1", "-o", "windows.xml"],
        ["memo", "pack", "good", "packed.tar.lzma", "--json"],
    ];

    [FactIfProgram("dotnet")]
    public async Task Commands_InDenmark_SayAndWriteTheSameBytes()
    {
        var here = await RunAsync(("TZ", "UTC"), ("LANG", "C"));
        here.ShouldContainKey("packed.tar.lzma");
        (await RunAsync(("TZ", "Europe/Copenhagen"), ("LANG", "da_DK.UTF-8"), ("LC_ALL", "da_DK.UTF-8"))).ShouldBe(here);
        (await RunAsync(("TZ", "Pacific/Kiritimati"), ("LANG", "C"))).ShouldBe(here);
    }

    // As a program of somebody else may: the package of MeMo lies in other programs too.
    [FactIfAvailable(typeof(Icu))]
    public async Task Commands_WithTheCulturesOfTheMachine_SayAndWriteTheSameBytes()
    {
        var here = await RunAsync(("TZ", "UTC"), ("LANG", "C"));
        (await RunAsync(("TZ", "Europe/Copenhagen"), ("LC_ALL", "da_DK.UTF-8"), (Icu.Wanted, "1"))).ShouldBe(here);
        (await RunAsync(("TZ", "Asia/Bangkok"), ("LC_ALL", "th_TH.UTF-8"), (Icu.Wanted, "1"))).ShouldBe(here);
    }

    // Each command's exit code and output, and each file that is written, in base64.
    private static async Task<Dictionary<string, string>> RunAsync(params (string Name, string Value)[] environment)
    {
        using var folder = new TemporaryFolder();
        await WriteLettersAsync(folder);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var command in Commands)
            said[string.Join(' ', command)] = await RunAsync(folder.Path, command, environment);
        foreach (var file in new[] { "converted.xml", "windows.xml", "packed.tar.lzma" })
            said[file] = Convert.ToBase64String(await File.ReadAllBytesAsync(folder[file]));
        return said;
    }

    private static async Task<string> RunAsync(string folder, string[] command, (string Name, string Value)[] environment)
    {
        var program = environment.Any(variable => variable.Name == Icu.Wanted) ? await Icu.ProgramAsync(Program, folder) : [Program];
        var start = new ProcessStartInfo(Programs.Find("dotnet")!, [.. program, .. command])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return $"{process.ExitCode}\n{output}\n{await errors}";
    }

    private static async Task WriteLettersAsync(TemporaryFolder folder)
    {
        var id = new Guid("2f5a7f0e-3b1c-4d5e-8f60-7a8b9c0d1e2f");
        var letter = new Letter(id) { DoNotDeliverUntil = "2999-12-31+14:00", MessageId = "1.234,5" };
        const string reply = "<memo:replyByDateTime>2999-10-31T24:00:00Z</memo:replyByDateTime>";
        const string until = "<memo:doNotDeliverUntilDate>";
        var times = letter.Xml.Replace(until, reply + until, StringComparison.Ordinal);
        var windows = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" +
            new Letter(Other).Xml.Replace("Til borgeren", "Blåbærgrød", StringComparison.Ordinal);
        Directory.CreateDirectory(folder["letters"]);
        Directory.CreateDirectory(folder["good"]);
        foreach (var into in new[] { "letters", "good" })
        {
            await File.WriteAllTextAsync(folder[$"{into}/times.xml"], times);
            await File.WriteAllBytesAsync(folder[$"{into}/windows.xml"], Encoding.Latin1.GetBytes(windows));
        }

        await File.WriteAllTextAsync(folder["letters/broken.xml"], (letter with { DoNotDeliverUntil = "2999-13-31" }).Xml);
        await File.WriteAllTextAsync(folder["letters/late.xml"], (letter with { DoNotDeliverUntil = "2001-12-31" }).Xml);
    }

    private static Guid Other { get; } = new("6c1d2e3f-4a5b-4c6d-9e7f-8091a2b3c4d5");
}

/// <summary>The cultures of the machine, which the program leaves alone.</summary>
internal static class Icu
{
    public const string Wanted = "POSTVOGN_TEST_CULTURES";

    private static readonly string[] Folders = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"];

    public static string? Missing => Programs.Find("dotnet") is null ? "The program 'dotnet' is not installed."
        : Folders.Any(folder => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "libicuuc.so.*").Any()) ? null
        : "The library of cultures, libicu, is not installed.";

    /// <summary>What starts a program with them.</summary>
    public static async Task<string[]> ProgramAsync(string program, string folder)
    {
        var settings = await File.ReadAllTextAsync(Path.ChangeExtension(program, ".runtimeconfig.json"));
        var path = Path.Combine(folder, "cultures.runtimeconfig.json");
        await File.WriteAllTextAsync(path, settings
            .Replace("\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false", StringComparison.Ordinal));
        return ["exec", "--runtimeconfig", path, program];
    }
}
