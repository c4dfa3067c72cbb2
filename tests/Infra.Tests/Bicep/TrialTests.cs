using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>The file that `azd up` deploys (docs/adr/0037): azd's environment names the installation and who tries.</summary>
public sealed class TrialTests
{
    private const string File = "main.trial.bicepparam";
    private const string Person = "00000000-0000-4000-8000-000000000009";

    [TheoryIfAvailable(typeof(BicepCompiler))]
    [InlineData("pvtest", "^pvtest[0-9a-z]{5}$")] // the name of another installation: never that one
    [InlineData("My-Team_env.1", "^myteame[0-9a-z]{5}$")]
    [InlineData("1(b)", "^1b[0-9a-z]{5}$")]
    [InlineData("prøve", "^prve[0-9a-z]{5}$")]
    public async Task Name_OfAnEnvironment_FitsAndTheTagKeepsIt(string environment, string name)
    {
        using var folder = new TemplateFolder();
        folder.Change(File, @"readEnvironmentVariable\('AZURE_ENV_NAME', ''\)", $"'{environment}'");

        var snapshot = (await folder.EvaluateAsync(File)).Snapshot;

        snapshot.Installation.ShouldMatch(name);
        snapshot.Resources.Where(resource => resource.At("tags") is not null).Select(resource => resource.Text("tags.azd-env-name"))
            .Distinct().ShouldBe([environment]);
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Trial_LeavesNothingThatOutlivesIt()
    {
        using var folder = new TemplateFolder();
        folder.Change(File, @"readEnvironmentVariable\('AZURE_PRINCIPAL_ID', ''\)", $"'{Person}'");
        folder.Change(File, @"readEnvironmentVariable\('POSTVOGN_ADDRESS', ''\)", "'192.0.2.7'");

        var snapshot = (await folder.EvaluateAsync(File)).Snapshot;

        snapshot.Of("Microsoft.Authorization/locks").ShouldBeEmpty();
        snapshot.Of("Microsoft.KeyVault/vaults").Single().Text("properties.enablePurgeProtection").ShouldNotBe("true");
        snapshot.Closed.ShouldBeFalse();
        snapshot.Of("Microsoft.Authorization/roleAssignments").Count(role => role.Text("properties.principalId") == Person).ShouldBe(8);
    }
}
