using Postvogn.Sandbox.ApplicationInsights;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.Staging;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>
/// Every function that the app's metadata names throws an exception that quotes a letter, and one more is logged in it: neither the host's
/// log, nor the console, nor telemetry, nor an answer has its words; and yet each tells that the function failed.
/// </summary>
public sealed class When_every_function_fails_with_what_must_not_be_told : IAsyncLifetime
{
    private static readonly string App = Path.Combine(AppContext.BaseDirectory, "app");
    private static readonly IReadOnlyList<FunctionBinding> Functions = FunctionBinding.AllOf(App);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-failing-");
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
    private IngestionService ingestion = null!;

    private string Sent => Path.Combine(folder.FullName, "telemetry.ndjson");

    public async Task InitializeAsync() => ingestion = await IngestionService.StartAsync(Sent, TimeProvider.System, patience.Token);

    public async Task DisposeAsync()
    {
        await ingestion.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_tell_that_it_failed_and_not_its_words(bool withTelemetry)
    {
        var failed = await CallEachAsync(withTelemetry);

        foreach (var function in Functions.Where(function => function.Trigger != "httpTrigger"))
        {
            var error = failed[function.Name].Error!;
            error.ShouldContain("QuotingException", customMessage: function.Name);
            error.ShouldNotContain(StartupHook.Canary);
        }

        var log = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "stage", "sandbox.log"), patience.Token);
        log.ShouldNotContain(StartupHook.Canary);
        foreach (var function in Functions) log.ShouldContain($"{function.Name} failed; the host calls it again");
        if (!withTelemetry) return;

        Secrets.FoundIn(Sent, [StartupHook.Canary]).ShouldBeEmpty();
        var items = new SentTelemetry(Sent).Items;
        var exceptions = items.Where(item => item.Type == "ExceptionData").ToList();
        exceptions.Where(item => item.Properties.GetValueOrDefault("EventId") == "900")
            .Select(item => item.Properties["Function"]).Distinct()
            .ShouldBe(Functions.Select(function => function.Name), ignoreOrder: true);
        exceptions.ShouldContain(item => item.Properties.GetValueOrDefault("CategoryName") == "Azure.Core");
        exceptions.ShouldContain(item => !item.Properties.ContainsKey("CategoryName"), "what a span records");
        exceptions.ShouldAllBe(item => item.Data.ToString().Contains("QuotingException"));
    }

    private async Task<Dictionary<string, Invocation>> CallEachAsync(bool withTelemetry)
    {
        await using var stage = await Stage.StartAsync(
            new StageOptions
            {
                Directory = Path.Combine(folder.FullName, "stage"),
                AppRoot = App,
                AdjustSettings = settings =>
                {
                    settings["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
                    if (withTelemetry) settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] = ingestion.ConnectionString;
                },
            },
            patience.Token);
        using var client = stage.CreateAppClient();
        foreach (var function in Functions) await CallAsync(stage, client, function);

        Dictionary<string, Invocation> failed = [];
        await foreach (var invocation in stage.StandIn.Invocations.ReadAllAsync(patience.Token))
        {
            if (!failed.TryAdd(invocation.Function, invocation)) continue;
            invocation.Outcome.ShouldBe(InvocationOutcome.Failed, invocation.Function);
            if (failed.Count == Functions.Count) break;
        }

        return failed;
    }

    private async Task CallAsync(Stage stage, HttpClient client, FunctionBinding function)
    {
        if (function.Queue is { } queue)
        {
            await stage.Host.Queues.SendAsync(queue, "a hint", patience.Token);
        }
        else if (function.Route is { } route)
        {
            var id = stage.Cast.Systems[0].Id.ToString();
            var path = route.Replace("{systemId}", id, StringComparison.Ordinal).Replace("{messageUUID}", id, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(function.Method!), $"api/{path}");
            using var answer = await client.SendAsync(request, patience.Token);
            ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500, function.Name);
            (answer.ToString() + await answer.Content.ReadAsStringAsync(patience.Token)).ShouldNotContain(StartupHook.Canary);
        }
        else
        {
            await stage.StandIn.TriggerAsync(function.Name, patience.Token);
        }
    }
}
