using System.Text.RegularExpressions;

namespace Postvogn.House.Tests;

/// <summary>The project stands by itself: no file of it names what lies beside the checkout on the machine of whoever wrote it.</summary>
public sealed partial class DocumentTests
{
    /// <summary>It looks there for the official schemas, which are not part of the project, and goes on without them.</summary>
    private const string Looks = ".ci/run";

    private static readonly string[] NoText = [".pdf", ".png"];

    [Fact]
    public void Files_OfTheProject_NameNothingBesideIt()
    {
        var named =
            from file in Checkout.Files
            where file != Looks && !NoText.Contains(Path.GetExtension(file))
            from line in Checkout.Read(file).Split('\n').Index()
            where Beside().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}";

        named.ShouldBeEmpty("Say what is meant without a place that only one machine has.");
    }

    /// <summary>A web project's dotnet run would take its own folder for the user's: every relative path of a page would fail.</summary>
    [Fact]
    public void Sandbox_RunByDotnet_StaysWhereItsUserStands() =>
        Checkout.Read("src/Sandbox/Sandbox.csproj").ShouldContain("<EnableDefaultRunWorkingDirectory>false<");

    [Theory]
    [InlineData("see `../" + "shared/memo`", true)]
    [InlineData("cd /" + "work/main", true)]
    [InlineData("/" + "work", true)]
    [InlineData("uses: ./.github/workflows/other.yml", false)]
    [InlineData("$root/work and app/work --colour", false)]
    [InlineData("Microsoft.OperationalInsights/workspaces", false)]
    public void Beside_Line_IsSeen(string line, bool isBeside) => Beside().IsMatch(line).ShouldBe(isBeside);

    [GeneratedRegex(@"\.\./shared\b|(?<![\w./$})])/work(?![\w-])")]
    private static partial Regex Beside();
}
