using System.Text.Json;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

public sealed class DeployInfrastructureTests : IAsyncLifetime
{
    private const string Script = "eng/deploy-infrastructure.sh";
    private const string Made = """
        {"resourceGroup": "rg-postvogn-test", "functionApp": "func-postvogn-test",
         "grants": {"below": ["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/letters"],
                    "assignments": ["app"]}}
        """;

    private const string Listed = """{"value": [{"name": "app", "properties": {"scope": "/subscriptions/s/resourceGroups/rg"}}]}""";
    private const string Unripe = "(Managed Identity Authorization Error) Visit aka.ms/egmsivalidation for more details.";
    private StandInAzure azure = null!;

    public async Task InitializeAsync() => azure = await StandInAzure.StartAsync();

    public async Task DisposeAsync() => await azure.DisposeAsync();

    [FactIfProgram("jq")]
    public async Task Run_AllOutputs_AreNamedForTheNextStep()
    {
        azure.Outputs = Made;
        azure.Assignments = [Listed];

        var (code, said, error) = await azure.RunAsync(Script, "test", "swedencentral");

        code.ShouldBe(0);
        said.ShouldBe("resourceGroup=rg-postvogn-test\nfunctionApp=func-postvogn-test\n");
        azure.Calls[0].ShouldContain("--parameters infra-bicep/main.test.bicepparam");
        error.ShouldContain("No right is to be taken back.");
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Run_OnLinux_DeploysWithThePinnedCompiler()
    {
        azure.PinsCompiler = true;
        azure.Failures = ["(InvalidTemplate) The template is not valid."];

        await azure.RunAsync(Script, "test", "swedencentral");

        azure.Compiler.ShouldBe($"true {BicepCompiler.Program}");
    }

    [FactIfProgram("jq")]
    public async Task Run_RolesDoNotHoldYet_IsTriedTwiceMore()
    {
        azure.Outputs = Made;
        azure.Assignments = [Listed];
        azure.Failures = [Unripe, "(RoleDefinitionDoesNotExist) The specified role definition does not exist."];

        var (code, _, error) = await azure.RunAsync(Script, "test", "swedencentral");

        code.ShouldBe(0);
        error.ShouldContain("egmsivalidation");
        azure.Calls.Count(call => call.Contains("sub create", StringComparison.Ordinal)).ShouldBe(3);
    }

    [FactIfProgram("jq")]
    public async Task Run_RolesNeverHold_FailsAfterThree()
    {
        azure.Failures = [Unripe, Unripe, Unripe];

        var (code, said, _) = await azure.RunAsync(Script, "test", "swedencentral");

        code.ShouldBe(1);
        said.ShouldBeEmpty();
        azure.Calls.Count.ShouldBe(3);
    }

    [FactIfProgram("jq")]
    public async Task Run_AnotherFailure_FailsAtOnce()
    {
        azure.Failures = ["(RoleAssignmentUpdateNotPermitted) Principal ID is not allowed to be updated."];

        var (code, _, error) = await azure.RunAsync(Script, "test", "swedencentral");

        code.ShouldBe(1);
        error.ShouldContain("RoleAssignmentUpdateNotPermitted");
        azure.Calls.Count.ShouldBe(1);
    }

    [FactIfProgram("jq")]
    public async Task Run_RightNotTakenBack_FailsAndNamesTheOutputs()
    {
        azure.Outputs = Made;

        var (code, said, error) = await azure.RunAsync(Script, "test", "swedencentral");

        code.ShouldBe(1);
        said.ShouldBe("resourceGroup=rg-postvogn-test\nfunctionApp=func-postvogn-test\n");
        error.ShouldContain("rights may be left that it no longer gives");
    }

    [FactIfProgram("jq")]
    public async Task Run_MoreAssignmentsThanAnArgumentHolds_AreCompared()
    {
        var names = Enumerable.Range(0, 4000).Select(i => $"{i:x8}-0000-4000-8000-000000000000").ToList();
        const string Scope = "/subscriptions/s/resourceGroups/rg";
        azure.Outputs = JsonSerializer.Serialize(new
        {
            resourceGroup = "rg",
            functionApp = "func",
            grants = new { below = new[] { $"{Scope}/providers/Microsoft.Storage/storageAccounts/letters" }, assignments = names },
        });
        var value = names.Select(name => new { name, properties = new { scope = Scope } });
        azure.Assignments = [JsonSerializer.Serialize(new { value })];

        (await azure.RunAsync(Script, "test", "swedencentral")).Code.ShouldBe(0);
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
