using System.Diagnostics;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

/// <summary>A first run restores and builds for minutes: it says so at once, also when its output goes into a pipe, and beside what the
/// command answers.</summary>
public sealed class FirstBuildTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    public async Task Build_WhatWasNeverRestoredOrBuilt_IsToldOnStandardError(bool isRestored, bool isBuilt, bool isTold)
    {
        if (isRestored) await File.WriteAllTextAsync(folder["assets.json"], "{}");
        if (isBuilt) await File.WriteAllTextAsync(folder["app.dll"], "");
        await File.WriteAllTextAsync(folder["first.proj"], $"""
            <Project>
              <PropertyGroup>
                <ProjectAssetsFile>{folder["assets.json"]}</ProjectAssetsFile>
                <TargetPath>{folder["app.dll"]}</TargetPath>
              </PropertyGroup>
              <Import Project="{Repository.Find("eng/FirstBuild.targets")}" />
            </Project>
            """);
        var start = new ProcessStartInfo("dotnet", ["msbuild", folder["first.proj"], "-t:TellOfFirstBuild", "-nologo", "-nodeReuse:false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var build = Process.Start(start)!;
        var (output, error) = (build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
        await build.WaitForExitAsync();

        build.ExitCode.ShouldBe(0, await output);
        (await error).Contains("Restoring packages and building Postvogn", StringComparison.Ordinal).ShouldBe(isTold);
        (await output).ShouldNotContain("Restoring packages");
    }

    public void Dispose() => folder.Dispose();
}
