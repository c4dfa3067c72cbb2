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
        azure.Calls.Select(call => call.Split(" --url")[0].Split(" --src")[0].Split(" --query")[0]).ShouldBe(
        [
            "rest --method get",
            "rest --method patch",
            "functionapp deployment source config-zip",
            "functionapp function list",
            "rest --method get",
            "rest --method patch",
        ]);
        ShouldBeShut();
    }

    [FactIfProgram("unzip")]
    public async Task Should_let_the_caller_in_beside_the_rules_that_are_there_and_send_nothing_else()
    {
        var (code, _, error) = await azure.RunAsync(Script, "rg", "app", azure.Package("AcceptDrop", "Health"));

        code.ShouldBe(0, error);
        const string Rule = """{"name":"RULE","ipAddress":"192.0.2.7/32","action":"Allow","priority":64000}""";
        azure.Calls[1].ShouldEndWith(
            """--body {"properties":{"ipSecurityRestrictions":[{"name":"office","priority":100,"action":"Allow"},"""
            + Rule + """],"scmIpSecurityRestrictions":[""" + Rule + "]}}");
    }

    [FactIfProgram("unzip")]
    public async Task Should_change_no_rule_where_everybody_is_let_in()
    {
        azure.Open = true;

        var (code, _, error) = await azure.RunAsync(Script, "rg", "app", azure.Package("Health"));

        code.ShouldBe(0, error);
        azure.Calls.ShouldNotContain(call => call.StartsWith("rest", StringComparison.Ordinal));
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
        error.ShouldContain("names no function");
    }

    private void ShouldBeShut() =>
        azure.Config.Trim().ShouldBe(
            """{"properties":{"ipSecurityRestrictions":[{"name":"office","priority":100,"action":"Allow"}],""" +
            "\"scmIpSecurityRestrictions\":[]}}");
}
