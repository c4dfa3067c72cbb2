using System.Text.Json;

namespace Postvogn.EndToEnd;

[Collection(PublishedAppCollection.Name)]
public sealed class When_the_app_is_published(PublishedApp app)
{
    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "app");

    [FactIfPublishable]
    public void Should_have_at_its_root_what_the_host_looks_for()
    {
        MayBeRun(PathOf("Postvogn.Functions")).ShouldBeTrue();
        File.ReadAllText(PathOf("host.json")).ShouldBe(File.ReadAllText(Path.Combine(Built, "host.json")));
        FunctionsOf(app.Folder).ShouldBe(FunctionsOf(Built));
        Directory.GetDirectories(app.Folder).Length.ShouldBe(FunctionsOf(Built).Count, "each folder is a function");
    }

    [FactIfPublishable]
    public void Should_hold_no_symbols_no_documentation_and_nothing_for_a_debugger()
    {
        string[] noise = [".pdb", ".xml", ".dbg"];
        Files().Where(file => noise.Contains(Path.GetExtension(file))).ShouldBeEmpty();
        Files().ShouldNotContain("createdump");
    }

    [FactIfPublishable]
    public void Should_bring_its_own_runtime_and_no_native_library_beside_it()
    {
        using var config = Json("Postvogn.Functions.runtimeconfig.json");
        config.RootElement.GetProperty("runtimeOptions").TryGetProperty("includedFrameworks", out _).ShouldBeTrue();

        using var dependencies = Json("Postvogn.Functions.deps.json");
        var natives = NativesByLibrary(dependencies.RootElement).ToList();
        natives.ShouldContain(native => native.File == "libcoreclr.so");
        natives.ShouldAllBe(native => native.Library.StartsWith("runtimepack.", StringComparison.Ordinal));
        Files().Where(file => file.Contains(".so", StringComparison.Ordinal)).ShouldBeSubsetOf(natives.Select(native => native.File));
    }

    [FactIfPublishable]
    public void Should_name_no_folder_of_the_machine_that_made_it()
    {
        var home = Path.GetDirectoryName(Postvogn.Testing.Repository.Find("Functions.sln")!)!;
        foreach (var file in Files().Where(file => file.StartsWith("Postvogn.", StringComparison.Ordinal)))
            File.ReadAllBytes(PathOf(file)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(home)).ShouldBe(-1, file);
    }

    [FactIfPublishable]
    public async Task Should_do_the_main_job_as_the_built_app_does()
    {
        var result = await Journey.RunAsync(Journey.Small with { AppRoot = app.Folder, AdjustSettings = WithoutDotnet });

        result.Count.Problems.ShouldBeEmpty();
        (result.Count.Dropped, result.Count.Completed, result.Count.Rejected).ShouldBe((44, 34, 10));
        (result.Count.Received, result.Count.Delivered, result.Count.ReceiptsSent).ShouldBe((12, 12, 17));
        result.IsGood.ShouldBeTrue();
    }

    /// <summary>Where an app that does not bring its runtime looks for one: nowhere.</summary>
    internal static void WithoutDotnet(IDictionary<string, string> settings) => settings["DOTNET_ROOT"] = "/there/is/no/dotnet";

    private static bool MayBeRun(string file) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute);

    private static List<string> FunctionsOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "function.json", SearchOption.AllDirectories).Select(file => $"{Path.GetRelativePath(folder, file)}: {File.ReadAllText(file)}").Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Library, string File)> NativesByLibrary(JsonElement dependencies) =>
        from target in dependencies.GetProperty("targets").EnumerateObject()
        from library in target.Value.EnumerateObject()
        where library.Value.TryGetProperty("native", out _)
        from native in library.Value.GetProperty("native").EnumerateObject()
        select (library.Name, Path.GetFileName(native.Name));

    private List<string> Files() => [.. Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(app.Folder, file))];

    private string PathOf(string file) => Path.Combine(app.Folder, file);

    private JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllBytes(PathOf(file)));
}
