using System.Text.Json;
using Postvogn.Cli.Commands;
using Postvogn.Cli.Costs;
using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Docs;

public sealed class CostTests
{
    private const string Page = "docs/costs.md";
    private const string Data = "src/Cli/Costs/Data/profiles.json";

    [Fact]
    public async Task Tables_OfCosts_AreThoseOfTheCommand()
    {
        var page = Checkout.Read(Page);

        page.Split("<!-- end -->").Length.ShouldBeGreaterThan(3);
        (await new MadePage(CostCommand.Create).MakeAsync(page)).ShouldBe(page, $"Run dotnet run --project src/Cli -- cost --page {Page}");
    }

    [Fact]
    public async Task Commands_OfThePage_AreUnderstood()
    {
        const string Program = "dotnet run --project src/Cli -- ";
        var commands = Checkout.Read(Page).Split('\n').Where(line => line.StartsWith(Program, StringComparison.Ordinal)).ToList();

        commands.ShouldNotBeEmpty();
        foreach (var command in commands)
            (await Cli.Program.Main(command[Program.Length..].Split(' '))).ShouldBe(Cli.ExitCode.Success, command);
    }

    /// <summary>Of each committed snapshot: what it costs is what its profile says.</summary>
    [Fact]
    public void Profiles_OfSnapshots_SayWhatTheTemplatesHave()
    {
        foreach (var file in Checkout.Files("infra-bicep", "main.*.snapshot.json"))
        {
            var name = Path.GetFileName(file).Split('.')[1];
            var read = Snapshot.Read(Checkout.PathOf(file));
            CostData.Profiles().Keys.ShouldContain(name, $"{Data} has no \"{name}\" for {file}");

            Priced(CostData.Profiles()[name]).ShouldBe(
                Priced(read), ignoreOrder: true, $"Put into {Data}: \"{name}\": {JsonSerializer.Serialize(read, CostData.Json)}");
        }
    }

    private static IEnumerable<string> Priced(Installation installation) =>
        [installation.Storage, .. installation.Drivers().Select(driver => $"{driver.Key} = {driver.Value:0.####}")];
}
