using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

/// <summary>A script that is called wrongly says in one line how to call it.</summary>
public sealed class UsageTests : IAsyncLifetime
{
    private StandInAzure azure = null!;

    public async Task InitializeAsync() => azure = await StandInAzure.StartAsync();

    public async Task DisposeAsync() => await azure.DisposeAsync();

    [FactIfProgram("bash")]
    public async Task Run_WithoutArguments_EndsWith2AndItsUsage()
    {
        var scripts = Directory.GetFiles(Repository.Find("eng")!, "*.sh").Select(file => Path.GetFileName(file)!)
            .Where(script => File.ReadAllText(Repository.Find($"eng/{script}")!).Contains("=$1", StringComparison.Ordinal)
                || script == "what-if-comment.sh").ToList();

        scripts.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var script in scripts)
        {
            var (code, _, error) = await azure.RunAsync($"eng/{script}");
            code.ShouldBe(2, script);
            error.TrimEnd().ShouldStartWith($"usage: {script} <");
            error.TrimEnd().ShouldNotContain("\n");
        }
    }

    [FactIfProgram("jq")]
    public async Task Run_WithoutAPackage_SaysWhatMakesOne()
    {
        foreach (var script in new[] { "deploy-package.sh", "smoke-test.sh" })
        {
            string[] given = ["rg", "app", "/no/such.zip"];
            string[] arguments = script == "smoke-test.sh" ? [.. given, "https://localhost"] : given;
            var (code, _, error) = await azure.RunAsync($"eng/{script}", arguments);
            code.ShouldBe(1, script);
            error.ShouldContain("there is no package /no/such.zip. Make it with eng/package.sh.");
        }
    }

    [FactIfProgram("awk")]
    public async Task SkipReasons_ResultsOfTests_AreCountedByReason()
    {
        using var folder = new TemporaryFolder();
        static string Result(string outcome, string? reason) => $"""
              <UnitTestResult testName="T" outcome="{outcome}">
                {(reason is null ? "" : $"<Output><ErrorInfo>\n<Message>{reason}</Message>\n</ErrorInfo></Output>")}
              </UnitTestResult>
            """;
        await File.WriteAllTextAsync(folder["a.trx"], string.Join('\n',
            Result("NotExecuted", "The program &apos;xz&apos; is not installed."), Result("Passed", null), Result("Failed", "It broke."),
            Result("NotExecuted", "No schemas &amp; examples.")));
        await File.WriteAllTextAsync(folder["b.trx"], Result("NotExecuted", "No schemas &amp; examples."));

        var (code, said, _) = await azure.RunAsync("eng/skip-reasons.sh", folder.Path);

        code.ShouldBe(0);
        said.ShouldBe("    2 skipped: No schemas & examples.\n    1 skipped: The program 'xz' is not installed.\n");
    }

    [FactIfProgram("awk")]
    public async Task SkipReasons_NothingSkipped_SaysNothing()
    {
        using var folder = new TemporaryFolder();

        (await azure.RunAsync("eng/skip-reasons.sh", folder.Path)).ShouldBe((0, "", ""));
    }

    [FactIfProgram("bash")]
    public async Task Package_WhoseNameIsAFolder_SaysSo()
    {
        var (code, _, error) = await azure.RunAsync("eng/package.sh", Path.GetTempPath());

        code.ShouldBe(1);
        error.ShouldContain("is a folder. Name the file that is to be made.");
    }
}
