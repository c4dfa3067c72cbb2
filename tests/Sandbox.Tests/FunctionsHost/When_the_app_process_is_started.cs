using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_the_app_process_is_started
{
    [Fact]
    public async Task Should_get_its_arguments_expanded_and_its_folder()
    {
        using var app = new TestApp().QueueFunction("Single");
        var description = app.HostJson["customHandler"]!["description"]!;
        description["arguments"] = new JsonArray("--colour", "%COLOUR%", "--port=%FUNCTIONS_CUSTOMHANDLER_PORT%");
        app.Settings["COLOUR"] = "red";
        Directory.CreateDirectory(Path.Combine(app.Root, "work"));
        description["workingDirectory"] = "work";
        await using var host = await app.StartAsync();

        var start = app.Starts.Single();

        start.ShouldMatch(@"^\d+ .*/app/work --colour red --port=\d+$");
        start.ShouldStartWith($"{host.ProcessId} ");
    }

    [Fact]
    public async Task Should_have_its_output_logged_by_stream()
    {
        using var app = new TestApp().QueueFunction("Single");
        app.Settings["SCRIPT_STDOUT"] = "said aloud";
        app.Settings["SCRIPT_STDERR"] = "a Warning comes first\nthen an error";
        using var log = new CollectedLog();
        await using (await app.StartAsync(options => options with { LoggerFactory = log }))
        {
            await log.WaitForAsync("then an error");
            await log.WaitForAsync("said aloud");
        }

        log.LevelOf("said aloud").ShouldBe(LogLevel.Information);
        log.LevelOf("a Warning comes first").ShouldBe(LogLevel.Warning);
        log.LevelOf("then an error").ShouldBe(LogLevel.Error);
    }

    [Fact]
    public async Task Should_be_killed_when_the_host_stops()
    {
        using var app = new TestApp().QueueFunction("Single");
        var host = await app.StartAsync();
        var id = host.ProcessId!.Value;

        await host.DisposeAsync();

        Should.Throw<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(id));
    }
}
