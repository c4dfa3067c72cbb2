using System.Diagnostics;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

/// <summary>The scripts with the real compiler, on copies of our templates.</summary>
public sealed class LintBicepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private string? packages;

    /// <summary>Why the scripts cannot run here, or null.</summary>
    public static string? Missing =>
        BicepCompiler.Missing ?? (Programs.Find("bash") is null ? "The program 'bash' is not installed." : null);

    [FactIfAvailable(typeof(LintBicepTests))]
    public async Task Run_TemplateWithAFinding_FailsAndShowsIt()
    {
        Checkout("param unused string = ''\n");

        var (code, error) = await RunAsync("lint-bicep.sh");

        code.ShouldBe(1);
        error.ShouldContain("Warning no-unused-params");
    }

    [FactIfAvailable(typeof(LintBicepTests))]
    public async Task Run_TemplateWithoutAFinding_WritesItsSnapshotAndIsContent()
    {
        Checkout("@description('Tells it.')\noutput given string = deployment().name\n");

        (await RunAsync("lint-bicep.sh")).Error.ShouldContain("snapshot", customMessage: "nothing to compare with");
        (await RunAsync("snapshot-bicep.sh")).Code.ShouldBe(0);
        File.Exists(folder["infra-bicep/main.test.snapshot.json"]).ShouldBeTrue();
        (await RunAsync("lint-bicep.sh")).ShouldBe((0, ""));
    }

    [FactIfAvailable(typeof(LintBicepTests))]
    public async Task Run_CompilerIsAnotherOne_IsRefused()
    {
        Checkout("");
        var props = await File.ReadAllTextAsync(folder["eng/Bicep.props"]);
        await File.WriteAllTextAsync(
            folder["eng/Bicep.props"], props.Replace(BicepCompiler.Sha256, new string('0', 64), StringComparison.Ordinal));

        var (code, error) = await RunAsync("bicep.sh");

        code.ShouldBe(1);
        error.ShouldContain("is not the pinned program.");
    }

    [FactIfAvailable(typeof(LintBicepTests))]
    public async Task Run_PackagesFolderWithoutASlash_FindsTheCompiler()
    {
        Checkout("");
        packages = Path.GetFullPath("../../../..", BicepCompiler.Program);

        (await RunAsync("bicep.sh")).ShouldBe((0, ""));
    }

    [FactIfAvailable(typeof(LintBicepTests))]
    public async Task Snapshot_OfAWrongMode_SaysItsUsage()
    {
        Checkout("");

        (await RunAsync("snapshot-bicep.sh", "look")).ShouldBe((2, "usage: snapshot-bicep.sh [overwrite|validate]"));
    }

    public void Dispose() => folder.Dispose();

    private void Checkout(string template)
    {
        Directory.CreateDirectory(folder["eng"]);
        Directory.CreateDirectory(folder["infra-bicep"]);
        foreach (var file in new[] { "bicep.sh", "lint-bicep.sh", "snapshot-bicep.sh", "Bicep.props", "Bicep.csproj" })
            File.Copy(App.Checkout.PathOf($"eng/{file}"), folder[$"eng/{file}"]);
        File.Copy(App.Checkout.PathOf("infra-bicep/bicepconfig.json"), folder["infra-bicep/bicepconfig.json"]);
        File.WriteAllText(folder["infra-bicep/main.bicep"], template);
        File.WriteAllText(folder["infra-bicep/main.test.bicepparam"], "using 'main.bicep'\n");
    }

    private async Task<(int Code, string Error)> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [folder[$"eng/{script}"], .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // These tests run within MSBuild, whose variables would lead another one astray.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        if (packages is not null) start.Environment["NUGET_PACKAGES"] = packages;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error.Trim());
    }
}
