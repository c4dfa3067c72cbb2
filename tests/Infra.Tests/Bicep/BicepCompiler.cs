using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>The official compiler, in the version that eng/Bicep.props pins; `dotnet restore` of these tests brings it.</summary>
public static class BicepCompiler
{
    private static readonly Lazy<string?> MissingHere = new(() =>
        !OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64
            ? "The Bicep compiler is restored on Linux x64 alone; CI compiles the templates."
            : File.Exists(Program) ? null
            : $"The Bicep compiler is not at {Program}: run `dotnet restore tests/Infra.Tests`.");

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Missing => MissingHere.Value;

    public static string Program { get; } = Metadata("BicepProgram");

    public static string Version { get; } = Metadata("BicepVersion");

    /// <summary>The sum that the program must have.</summary>
    public static string Sha256 { get; } = Metadata("BicepSha256");

    /// <summary>The sum that the program has.</summary>
    public static async Task<string> ActualSha256Async()
    {
        await using var program = File.OpenRead(Program);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(program));
    }

    /// <summary>Runs it in an environment that is empty but for a home: a file of parameters may read variables.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        // It lives for seconds: what .NET does for long lives only costs it time.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Whether a line that it said is a finding.</summary>
    public static bool IsFinding(string line) =>
        line.Contains(") : Warning ", StringComparison.Ordinal) || line.Contains(") : Error ", StringComparison.Ordinal);

    private static string Metadata(string name) => typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == name).Value!;
}
