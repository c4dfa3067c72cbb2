using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Sandbox.Tests.NodePackages;

public sealed class NpmInstallationTests
{
    [Theory]
    [InlineData("azurite@3.37.0", "cache/azurite-3.37.0/node_modules/azurite/dist/main.js")]
    [InlineData("@kusto/language@12.4.1", "cache/kusto-language-12.4.1/node_modules/@kusto/language/dist/main.js")]
    public void Entry_WithAndWithoutAScope_LiesInOneFolderOfTheCache(string package, string entry) =>
        new NpmInstallation("cache", package,
            "dist/main.js", (_, _, _) => Task.CompletedTask, TimeProvider.System).Entry.Replace('\\', '/').ShouldBe(entry);
}
