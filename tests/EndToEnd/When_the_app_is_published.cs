using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

[Collection(PublishedAppCollection.Name)]
public sealed class When_the_app_is_published(PublishedApp app)
{
    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "app");

    [FactIfPublishable]
    public void Should_have_at_its_root_what_the_host_looks_for()
    {
        foreach (var file in new[] { "host.json", "functions.metadata", "extensions.json", "worker.config.json" })
            File.ReadAllText(PathOf(file)).ShouldBe(File.ReadAllText(Path.Combine(Built, file)), file);

        using var worker = Json("worker.config.json");
        var description = worker.RootElement.GetProperty("description");
        description.GetProperty("defaultExecutablePath").GetString().ShouldBe("dotnet");
        Files().ShouldContain(description.GetProperty("defaultWorkerPath").GetString()!);
    }

    [FactIfPublishable]
    public void Should_bring_the_extension_of_each_trigger_that_the_host_does_not_have_itself()
    {
        using var functions = Json("functions.metadata");
        using var extensions = Json("extensions.json");

        Triggers(functions.RootElement).ShouldBe(["httpTrigger", "queueTrigger", "timerTrigger"], ignoreOrder: true);
        var brought = extensions.RootElement.GetProperty("extensions").EnumerateArray().ToList();
        brought.ShouldContain(extension => extension.GetProperty("name").GetString() == "AzureStorageQueues");
        brought.ShouldAllBe(extension => File.Exists(PathOf(extension.GetProperty("hintPath").GetString()!)));
    }

    [FactIfPublishable]
    public void Should_hold_no_symbols_and_no_documentation_of_ours()
    {
        string[] noise = [".pdb", ".xml", ".dbg"];
        var ours = Files().Where(file => !file.StartsWith(".azurefunctions", StringComparison.Ordinal));
        ours.Where(file => noise.Contains(Path.GetExtension(file))).ShouldBeEmpty();
    }

    [FactIfPublishable]
    public void Should_leave_the_runtime_to_the_platform_and_be_compiled_ahead_for_it()
    {
        using var config = Json("Postvogn.Functions.runtimeconfig.json");
        var options = config.RootElement.GetProperty("runtimeOptions");
        options.GetProperty("frameworks").EnumerateArray().Select(framework => framework.GetProperty("name").GetString())
            .ShouldBe(["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"], ignoreOrder: true);
        Files().ShouldNotContain(file => file.Contains(".so", StringComparison.Ordinal));
        Files().Where(IsOurs).ShouldAllBe(file => IsCompiledAhead(PathOf(file)));
    }

    [FactIfPublishable]
    public void Should_name_no_folder_of_the_machine_that_made_it()
    {
        var home = Encoding.UTF8.GetBytes(Path.GetDirectoryName(Repository.Find("Functions.sln")!)!);
        foreach (var file in Files().Where(file => file.StartsWith("Postvogn.", StringComparison.Ordinal)))
            File.ReadAllBytes(PathOf(file)).AsSpan().IndexOf(home).ShouldBe(-1, file);
    }

    [FactIfPublishable]
    public async Task Should_do_the_main_job_as_the_built_app_does()
    {
        var result = await Journey.RunAsync(Journey.Small with { AppRoot = app.Folder });

        Journey.ShouldHaveEveryEnd(result);
    }

    private static IEnumerable<string> Triggers(JsonElement functions) => functions.EnumerateArray()
        .SelectMany(function => function.GetProperty("bindings").EnumerateArray())
        .Select(binding => binding.GetProperty("type").GetString()!)
        .Where(type => type.EndsWith("Trigger", StringComparison.Ordinal)).Distinct();

    private static bool IsOurs(string file) => file.StartsWith("Postvogn.", StringComparison.Ordinal) && Path.GetExtension(file) == ".dll";

    private static bool IsCompiledAhead(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        return assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(app.Folder, file))];

    private string PathOf(string file) => Path.Combine(app.Folder, file);

    private JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllBytes(PathOf(file)));
}
