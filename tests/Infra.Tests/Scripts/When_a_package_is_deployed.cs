using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

public sealed class When_a_package_is_deployed : IAsyncLifetime
{
    private const string Script = "eng/deploy-package.sh";
    private StandInAzure azure = null!;

    public async Task InitializeAsync() => azure = await StandInAzure.StartAsync();

    public async Task DisposeAsync() => await azure.DisposeAsync();

    [FactIfProgram("unzip")]
    public async Task Should_let_the_caller_in_deploy_try_and_shut_again()
    {
        var (code, said, error) = await azure.RunAsync(Script, "rg", "app", azure.Package("AcceptDrop", "Health"));

        code.ShouldBe(0, error);
        said.ShouldContain("All 2 functions are listed");
        azure.Calls.Select(call => call.Split(" --ip")[0].Split(" --src")[0].Split(" --query")[0]).ShouldBe(
        [
            "functionapp config access-restriction add --rule-name RULE --scm-site false --priority 64000 --action Allow",
            "functionapp config access-restriction add --rule-name RULE --scm-site true --priority 64000 --action Allow",
            "functionapp deployment source config-zip",
            "functionapp function list",
            "functionapp config access-restriction remove --rule-name RULE --scm-site false",
            "functionapp config access-restriction remove --rule-name RULE --scm-site true",
        ]);
        azure.Calls[0].ShouldEndWith($"--ip-address {StandInAzure.Caller}/32");
    }

    [FactIfProgram("unzip")]
    public async Task Should_change_no_rule_where_everybody_is_let_in()
    {
        azure.Open = true;

        var (code, _, error) = await azure.RunAsync(Script, "rg", "app", azure.Package("Health"));

        code.ShouldBe(0, error);
        azure.Calls.ShouldNotContain(call => call.Contains("access-restriction", StringComparison.Ordinal));
    }

    [FactIfProgram("unzip")]
    public async Task Should_fail_and_shut_again_if_the_app_is_not_healthy()
    {
        azure.Health = 503;

        var (code, _, error) = await azure.RunAsync(Script, "rg", "app", azure.Package("Health"));

        code.ShouldBe(1);
        error.ShouldContain("answers 503");
        ShouldBeShut();
    }

    [FactIfProgram("unzip")]
    public async Task Should_fail_and_shut_again_if_a_function_is_missing()
    {
        azure.Functions = ["Health"];

        var (code, _, error) = await azure.RunAsync(Script, "rg", "app", azure.Package("AcceptDrop", "Health"));

        code.ShouldBe(1);
        error.ShouldContain("Functions that Azure does not list: AcceptDrop");
        ShouldBeShut();
    }

    [FactIfProgram("unzip")]
    public async Task Should_fail_and_shut_again_if_the_package_is_not_taken()
    {
        azure.RefusePackages();

        var (code, _, error) = await azure.RunAsync(Script, "rg", "app", azure.Package("Health"));

        code.ShouldBe(1);
        error.ShouldContain("The package was not taken");
        azure.Calls.Count(call => call.Contains("config-zip", StringComparison.Ordinal)).ShouldBe(3);
        ShouldBeShut();
    }

    [FactIfProgram("unzip")]
    public async Task Should_fail_for_a_package_without_functions()
    {
        azure.Open = true;

        var (code, _, error) = await azure.RunAsync(Script, "rg", "app", azure.Package());

        code.ShouldBe(1);
        error.ShouldContain("holds no function.json");
    }

    private void ShouldBeShut() =>
        azure.Calls.Count(call => call.Contains("access-restriction remove", StringComparison.Ordinal)).ShouldBe(2);
}
