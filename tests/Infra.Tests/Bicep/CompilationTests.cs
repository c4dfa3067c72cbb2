using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

[Collection(InfraCollection.Name)]
public sealed class CompilationTests(Infrastructure infrastructure)
{
    private const int Limit = 150;

    public static TheoryData<string> ParameterFiles => new(TemplateFolder.ParameterFiles);

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Compiler_EveryRuleOn_FindsNothing() => infrastructure.Findings.ShouldBeEmpty();

    [TheoryIfAvailable(typeof(BicepCompiler))]
    [MemberData(nameof(ParameterFiles))]
    public async Task Snapshot_AsCommitted_IsWhatTheTemplatesGive(string file)
    {
        var committed = Checkout.PathOf($"infra-bicep/{TemplateFolder.SnapshotOf(file)}");
        File.Exists(committed).ShouldBeTrue($"{committed} is missing: run `bash eng/snapshot-bicep.sh` and commit it.");
        // Not as text: the compiler writes outputs in another order each time.
        if (JsonNode.DeepEquals(infrastructure.Of(file).Snapshot.Json, JsonNode.Parse(await File.ReadAllTextAsync(committed)))) return;

        using var folder = new TemplateFolder();
        Assert.Fail($"The snapshot is not of these templates. Look whether this is meant; then `bash eng/snapshot-bicep.sh` renews it.\n"
            + await folder.ValidateAsync(file));
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Snapshot_OfOtherTemplates_IsToldWithItsDifference()
    {
        using var folder = new TemplateFolder();
        await folder.EvaluateAsync("main.test.bicepparam");
        folder.Change("main.test.bicepparam", "service: 'postvogn'", "service: 'other'");

        (await folder.ValidateAsync("main.test.bicepparam")).ShouldContain("other");
    }

    [Fact]
    public void Files_Each_IsUsedAndUnder150Lines()
    {
        var files = Checkout.Files("infra-bicep", "*.bicep").ToDictionary(file => file, Checkout.Read);

        files.Where(file => file.Value.Split('\n').Length > Limit).Select(file => file.Key).ShouldBeEmpty();
        var all = Checkout.Files("infra-bicep", "*.bicep*").Select(Checkout.Read).ToList();
        files.Keys.Where(file => !all.Any(
            other => other.Contains($"/{Path.GetFileName(file)}'", StringComparison.Ordinal)
                || other.Contains($"'{Path.GetFileName(file)}'", StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
