using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

public sealed class DeployInfrastructureTests : IAsyncLifetime
{
    private const string Script = "eng/deploy-infrastructure.sh";
    private StandInAzure azure = null!;

    public async Task InitializeAsync() => azure = await StandInAzure.StartAsync();

    public async Task DisposeAsync() => await azure.DisposeAsync();

    [FactIfProgram("jq")]
    public async Task Run_AllOutputs_AreNamedForTheNextStep()
    {
        azure.Outputs = """{"resourceGroup": "rg-postvogn-test", "functionApp": "func-postvogn-test"}""";

        var (code, said, _) = await azure.RunAsync(Script, "test", "swedencentral");

        code.ShouldBe(0);
        said.ShouldBe("resourceGroup=rg-postvogn-test\nfunctionApp=func-postvogn-test\n");
        azure.Calls.Single().ShouldContain("--parameters infra-bicep/main.test.bicepparam");
    }

    [FactIfProgram("jq")]
    public async Task Run_OutputMissing_Fails()
    {
        azure.Outputs = """{"resourceGroup": "rg-postvogn-test", "functionApp": null}""";

        var (code, _, error) = await azure.RunAsync(Script, "test", "swedencentral");

        code.ShouldNotBe(0);
        error.ShouldContain("no output for functionApp");
    }
}
