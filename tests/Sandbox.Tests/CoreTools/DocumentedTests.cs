using System.Text.Json;
using Postvogn.Sandbox.Commands;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Tests.CoreTools;

/// <summary>What pages and editor files tell a person or an editor to do can be done.</summary>
public sealed class DocumentedTests
{
    private const string Sandbox = "dotnet run --project src/Sandbox -- ";
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string> Commands => new((
        from page in new[] { "docs/core-tools.md", "docs/sandbox.md", "README.md" }
        from line in Read(page).Split('\n')
        where line.StartsWith(Sandbox, StringComparison.Ordinal)
        select line[Sandbox.Length..].Split('#')[0].Replace("DIR", ".", StringComparison.Ordinal).Trim()).Distinct());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfAPage_IsUnderstood(string command) =>
        SandboxCommand.Root().Parse(command).Errors.Select(error => error.Message).ShouldBeEmpty();

    [Fact]
    public void Task_OfTheEditor_IsACommandOfTheSandbox()
    {
        var arguments = Task("surroundings").GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!).ToList();

        string.Join(' ', arguments.Take(4).Prepend("dotnet")).ShouldBe(Sandbox.Trim());
        SandboxCommand.Root().Parse([.. arguments.Skip(4)]).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Tasks_ThatAnotherNeeds_AreThere()
    {
        foreach (var needed in Task("func: host start").GetProperty("dependsOn").EnumerateArray()) Task(needed.GetString()!);
    }

    [Fact]
    public void Task_ThatStartsTheHost_DoesSoWhereTheAppIsBuilt() =>
        Task("func: host start").GetProperty("options").GetProperty("cwd").GetString()
            .ShouldBe($"${{workspaceFolder}}/src/Functions/bin/Debug/{new DirectoryInfo(AppContext.BaseDirectory).Name}");

    [Fact]
    public void Launch_AttachesToTheWorkerThatTheExtensionFinds() =>
        Json(".vscode/launch.json").GetProperty("configurations")[0].GetProperty("processId").GetString()
            .ShouldBe("${command:azureFunctions.pickProcess}");

    [Fact]
    public void Template_OfLocalSettings_HasAllThatTheHostItselfReads()
    {
        var values = Json("src/Functions/local.settings.template.json").GetProperty("Values").EnumerateObject()
            .Select(value => value.Name).ToList();

        values.ShouldContain("FUNCTIONS_WORKER_RUNTIME");
        values.ShouldContain("AzureWebJobsStorage");
        values.ShouldContain("HintQueues");
        values.Where(name => name.EndsWith("Schedule", StringComparison.Ordinal)).ShouldBe(AppSettings.Schedules.Keys, ignoreOrder: true);
    }

    private static JsonElement Task(string label) => Json(".vscode/tasks.json").GetProperty("tasks").EnumerateArray()
        .Single(task => task.GetProperty("label").GetString() == label);

    private static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(Read(file), WithComments);
        return document.RootElement.Clone();
    }

    private static string Read(string file) => File.ReadAllText(Repository.Find(file)!);
}
