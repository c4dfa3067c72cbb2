using Microsoft.Extensions.Logging;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_the_worker_is_started : IAsyncLifetime
{
    private readonly TestApp app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Should_get_the_arguments_of_the_real_host_in_the_folder_of_the_app()
    {
        await using var host = await app.StartAsync();

        var start = app.Starts.Single();

        start.ShouldStartWith($"{host.ProcessId} {TestApp.Root} --host 127.0.0.1 --port ");
        start.ShouldMatch("--workerId [0-9a-f-]{36} --requestId [0-9a-f-]{36} --grpcMaxMessageLength 2147483647 ");
        start.ShouldMatch(
            @"--functions-uri http://127\.0\.0\.1:\d+/ --functions-worker-id [0-9a-f-]{36} --functions-request-id [0-9a-f-]{36} "
            + "--functions-grpc-max-message-length 2147483647$");
    }

    [Fact]
    public async Task Should_have_its_output_logged_by_stream()
    {
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
}
