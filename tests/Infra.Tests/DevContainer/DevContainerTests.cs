using System.Text.Json;
using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.DevContainer;

/// <summary>In the development container no test skips for want of a program: it has what .ci/run would install.</summary>
public sealed partial class DevContainerTests
{
    private readonly string image = Checkout.Read(".devcontainer/Dockerfile");
    private readonly JsonElement container = JsonDocument.Parse(Checkout.Read(".devcontainer/devcontainer.json")).RootElement;

    [Fact]
    public void Image_HasEveryPackageThatTheTestsInstall()
    {
        var installed = Missing().Matches(Checkout.Read(".ci/run")).Select(match => match.Groups[1].Value).ToList();

        installed.Count.ShouldBeGreaterThanOrEqualTo(6);
        installed.Where(package => !image.Contains($" {package}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Image_HasTheSdkAndNodeOfTheWorkflow()
    {
        var sdk = JsonDocument.Parse(Checkout.Read("global.json")).RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var features = container.GetProperty("features");
        var node = features.GetProperty("ghcr.io/devcontainers/features/node:1").GetProperty("version").GetString();

        image.ShouldStartWith($"FROM mcr.microsoft.com/devcontainers/dotnet:{string.Join('.', sdk.Split('.').Take(2))}-");
        Checkout.Read(".github/workflows/build.yml").ShouldContain($"node-version: {node}\n");
    }

    [Fact]
    public void Container_ForwardsThePortsOfTheSandbox()
    {
        var live = Checkout.Read("src/Sandbox/Commands/LiveCommand.cs");
        var ports = container.GetProperty("forwardPorts").EnumerateArray().Select(port => port.GetInt32());

        Port().Matches(live).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(ports);
    }

    [GeneratedRegex(@"missing\+=\(([\w-]+)\)")]
    private static partial Regex Missing();

    [GeneratedRegex(@"const int \w*Port = (\d+);")]
    private static partial Regex Port();
}
