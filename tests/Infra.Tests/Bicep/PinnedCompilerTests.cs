using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

public sealed class PinnedCompilerTests
{
    private const string Props = "eng/Bicep.props";

    [Fact]
    public void Compiler_OfOurs_IsPinned()
    {
        PinnedCompiler.OfProps(Checkout.Read(Props)).ShouldBeEmpty();
        Checkout.Files("eng", "*.sh").Concat(Checkout.Files(".github", "*.yml")).Append(".ci/run")
            .SelectMany(file => PinnedCompiler.OfScript(Checkout.Read(file)).Select(fault => $"{file} {fault}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<BicepVersion>0.49.2<", "<BicepVersion>0.*<", "BicepVersion is no exact version.")]
    [InlineData("Version=\"[$(BicepVersion)]\"", "Version=\"$(BicepVersion)\"", "the package is not restored in that version alone.")]
    [InlineData("<BicepSha256>", "<BicepSha256>x", "BicepSha256 is no sum.")]
    public void Compiler_Unpinned_IsTold(string pinned, string unpinned, string fault)
    {
        var props = Checkout.Read(Props);
        props.ShouldContain(pinned, customMessage: "the version has changed, so change the mutation");

        PinnedCompiler.OfProps(props.Replace(pinned, unpinned, StringComparison.Ordinal)).ShouldBe([fault]);
    }

    [Theory]
    [InlineData("az bicep install --only-show-errors")]
    [InlineData("        run: bicep build infra-bicep/main.bicep")]
    [InlineData("curl -Lo bicep https://github.com/Azure/bicep/releases/latest/download/bicep-linux-x64")]
    public void Script_ThatTakesAnyCompiler_IsTold(string line) => PinnedCompiler.OfScript($"set -e\n{line}\n").ShouldNotBeEmpty();

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Program_ThatRuns_IsTheOneThatWasLookedAt()
    {
        (await BicepCompiler.ActualSha256Async()).ShouldBe(BicepCompiler.Sha256);
        var (_, said, _) = await BicepCompiler.RunAsync(Path.GetTempPath(), "--version");
        said.ShouldContain($"version {BicepCompiler.Version} ");
    }
}
