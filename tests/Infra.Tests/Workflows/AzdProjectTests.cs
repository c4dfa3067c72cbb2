using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Workflows;

public sealed class AzdProjectTests
{
    private const string Good = """
        name: postvogn
        infra: { path: infra-bicep, module: main.trial }
        services:
          functions:
            host: function
            language: custom
            dist: postvogn.zip
            hooks: { prepackage: { shell: sh, run: bash eng/package.sh } }
        """;

    [Fact]
    public void Faults_OfThisRepository_None() =>
        new AzdProject(Checkout.Read("azure.yaml"), path => File.Exists(Checkout.PathOf(path)), Checkout.Read).Faults().ShouldBeEmpty();

    [Fact]
    public void Faults_GoodSample_None() => Project(Good).Faults().ShouldBeEmpty();

    [Theory]
    [InlineData("module: main.trial", "module: other", "infra-bicep/other.bicepparam does not exist")]
    [InlineData("module: main.trial", "module: main.test", "infra-bicep/main.test.bicepparam does not follow azd's environment")]
    [InlineData("host: function", "host: appservice", "the service is no function app")]
    [InlineData("language: custom", "language: dotnet", "the service does not pass a finished zip on")]
    [InlineData("dist: postvogn.zip", "dist: out", "the service does not pass a finished zip on")]
    [InlineData("dist: postvogn.zip", "dist: other.zip", "no prepackage hook makes other.zip")]
    [InlineData("eng/package.sh", "eng/nowhere.sh", "no prepackage hook makes postvogn.zip")]
    public void Faults_BrokenSample_AreNamed(string part, string broken, string fault) =>
        Project(Good.Replace(part, broken, StringComparison.Ordinal)).Faults().ShouldBe([fault]);

    private static AzdProject Project(string text) =>
        new(text, IsThere, path => path switch
        {
            "infra-bicep/main.trial.bicepparam" =>
                "readEnvironmentVariable('AZURE_ENV_NAME' readEnvironmentVariable('AZURE_LOCATION' 'azd-env-name':",
            "infra-bicep/main.test.bicepparam" => "param name = 'pvtest'",
            _ => "zip postvogn.zip",
        });

    private static bool IsThere(string path) =>
        path is "infra-bicep/main.trial.bicepparam" or "infra-bicep/main.test.bicepparam" or "eng/package.sh";
}
