using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class RulesTests(Infrastructure infrastructure)
{
    private const string Production = "main.production.bicepparam";

    public static TheoryData<string, string> EachRuleOfEachFile
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in TemplateFolder.Installations)
                foreach (var rule in Rules.All.Keys)
                    data.Add(file, rule);
            return data;
        }
    }

    /// <summary>One way to break each rule, or several, by their number.</summary>
    public static TheoryData<int, string, string> Broken
    {
        get
        {
            var data = new TheoryData<int, string, string>();
            foreach (var (i, broken) in BrokenByHand.All.Index()) data.Add(i, broken.Rule, broken.Says);
            return data;
        }
    }

    [TheoryIfAvailable(typeof(BicepCompiler))]
    [MemberData(nameof(EachRuleOfEachFile))]
    public void Faults_OurTemplates_None(string file, string rule) => Rules.All[rule](infrastructure.Of(file).Snapshot).ShouldBeEmpty();

    [TheoryIfAvailable(typeof(BicepCompiler))]
    [MemberData(nameof(Broken))]
    public void Faults_BrokenByHand_Told(int number, string rule, string says)
    {
        var snapshot = Snapshot.Parse(infrastructure.Of(Production).Snapshot.Json.ToJsonString());
        var before = Rules.All[rule](snapshot).ToList();

        BrokenByHand.All[number].Break(snapshot);

        Rules.All[rule](new Snapshot(snapshot.Json)).Except(before)
            .ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_Each_IsBrokenByHandOnce() =>
        Rules.All.Keys.Except(BrokenByHand.All.Select(broken => broken.Rule), StringComparer.Ordinal).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Production_Whole_HasANetworkPurgeProtectionAndLocks()
    {
        var production = infrastructure.Of(Production).Snapshot;

        production.Closed.ShouldBeTrue();
        production.Of("Microsoft.KeyVault/vaults").ShouldAllBe(vault => vault.Text("properties.enablePurgeProtection") == "true");
        production.Of("Microsoft.Authorization/locks").Count().ShouldBe(4);
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Runtime_OfTheApp_IsTheOneThatItIsBuiltFor()
    {
        var site = infrastructure.Of(Production).Snapshot.Of("Microsoft.Web/sites").Single();
        var app = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folders.BuiltApp, "Postvogn.Functions.runtimeconfig.json")))!;
        var version = app["runtimeOptions"]!["tfm"]!.GetValue<string>()["net".Length..];

        site.Text("properties.functionAppConfig.runtime.name").ShouldBe("dotnet-isolated");
        site.Text("properties.functionAppConfig.runtime.version").ShouldBe(version);
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Secrets_OfTheTemplate_NeitherTakenNorTold() => Secrets.Faults(infrastructure.Arm).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"outputs":{"a":{"type":"string","value":"[reference('x').ConnectionString]"}}}""", "output a tells ConnectionString.")]
    [InlineData("""{"x":{"outputs":{"apiKey":{"type":"string","value":"x"}}}}""", "output apiKey tells apiKey.")]
    [InlineData("""{"parameters":{"apiKey":{"type":"string"}}}""", "parameter apiKey takes a secret; give its name in Key Vault.")]
    [InlineData("""{"parameters":{"p":{"type":"securestring"}}}""", "parameter p takes a secret; give its name in Key Vault.")]
    [InlineData("""{"resources":[{"x":"[listKeys('a', 'b')]"}]}""", "listKeys fetches a key.")]
    public void Secrets_OfABrokenTemplate_Told(string arm, string fault) =>
        Secrets.Faults(JsonNode.Parse(arm)!.AsObject()).ShouldBe([fault]);
}
