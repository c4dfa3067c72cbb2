using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

public sealed class LintBicepTests : IAsyncLifetime
{
    private StandInAzure azure = null!;

    public async Task InitializeAsync() => azure = await StandInAzure.StartAsync();

    public async Task DisposeAsync() => await azure.DisposeAsync();

    [FactIfProgram("bash")]
    public async Task Run_CompilerSaysNothing_LooksAtTheTemplateAndEveryParameterFile()
    {
        var (code, _, error) = await azure.RunAsync("eng/lint-bicep.sh");

        code.ShouldBe(0, error);
        azure.Calls.ShouldContain("bicep lint --file infra-bicep/main.bicep");
        azure.Calls.Count(call => call.StartsWith("bicep build-params", StringComparison.Ordinal)).ShouldBe(2);
    }

    [FactIfProgram("bash")]
    public async Task Run_CompilerWarns_FailsAndShowsIt()
    {
        azure.Compiler = "infra-bicep/main.bicep(3,7) : Warning no-unused-params: Parameter \"x\" is declared but never used.\n";

        var (code, _, error) = await azure.RunAsync("eng/lint-bicep.sh");

        code.ShouldBe(1);
        error.ShouldContain("no-unused-params");
    }
}
