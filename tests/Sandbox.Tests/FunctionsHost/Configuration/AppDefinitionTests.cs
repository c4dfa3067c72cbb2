using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Configuration;

public sealed class AppDefinitionTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("app-definition-").FullName;
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal) { ["HintQueues"] = "the-connection" };

    public AppDefinitionTests()
    {
        Write("host.json", """{ "version": "2.0" }""");
        Write("worker.config.json", """
            { "description": { "language": "dotnet-isolated", "defaultExecutablePath": "dotnet", "defaultWorkerPath": "App.dll" } }
            """);
        Write("App.dll", "");
        Write("extensions.json", """{ "extensions": [ { "name": "AzureStorageQueues", "hintPath": "./App.dll" } ] }""");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Read_NoSettings_GivesTheRealHostsDefaults()
    {
        var app = Read();

        app.Host.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(30));
        app.Host.RoutePrefix.ShouldBe("api");
        (app.Host.MaxConcurrentRequests, app.Host.MaxOutstandingRequests).ShouldBe((100, 200));
        app.Host.Queues.ShouldBe(new QueueSettings
        {
            BatchSize = 16,
            NewBatchThreshold = 8,
            MaxDequeueCount = 5,
            VisibilityTimeout = TimeSpan.Zero,
            MaxPollingInterval = TimeSpan.FromMinutes(1),
            IsBase64 = true,
        });
        Path.GetFileNameWithoutExtension(app.Worker.Executable).ShouldBe("dotnet");
        app.Worker.Arguments.ShouldBe([Path.Combine(root, "App.dll")]);
    }

    [Fact]
    public void Read_SettingOverHostJson_WinsInAnyCase()
    {
        Write("host.json", """
            { "version": "2.0", "functionTimeout": "00:10:00", // Comments are allowed.
              "extensions": { "queues": { "batchSize": 8, "visibilityTimeout": "00:00:30" } } }
            """);
        settings["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01";
        settings["AZUREFUNCTIONSJOBHOST__Extensions__Queues__BatchSize"] = "4";
        settings["AzureFunctionsJobHost__extensions__http__routePrefix"] = "";
        settings["AzureFunctionsJobHost__functionTimeout"] = "-1";

        var host = Read().Host;

        host.FunctionTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
        (host.Queues.BatchSize, host.Queues.NewBatchThreshold, host.Queues.VisibilityTimeout).ShouldBe((4, 2, TimeSpan.FromSeconds(1)));
        host.RoutePrefix.ShouldBe("");
    }

    [Theory]
    [InlineData("""{ "version": "1.0" }""", "version")]
    [InlineData("""{ "version": "2.0", "extensionBundle": { "id": "x" } }""", "extensionBundle is ignored")]
    [InlineData("""{ "version": "2.0", "customHandler": {} }""", "customHandler cannot stand")]
    [InlineData("""{ "version": "2.0", "functionTimeOut": "00:01:00" }""", "functionTimeOut is not a setting")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "soon" }""", "functionTimeout is not a possible length")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchSize": 33 } } }""",
        "extensions.queues.batchSize is not a possible number")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "maxPollingIntervall": "x" } } }""",
        "maxPollingIntervall is not a setting")]
    [InlineData("""{ "version": "2.0", "extensions": { "serviceBus": {} } }""", "extensions.serviceBus is not a setting")]
    [InlineData("{ broken", "not JSON at line 1")]
    [InlineData("[]", "not a JSON object")]
    public void Read_WrongHostJson_SaysWhatAndWhere(string json, string expected)
    {
        Write("host.json", json);

        Should.Throw<FunctionsHostConfigurationException>(Read).Message.ShouldContain(expected);
    }

    [Fact]
    public void Read_NothingThere_TellsAllAtOnce()
    {
        foreach (var file in Directory.GetFiles(root)) File.Delete(file);

        Should.Throw<FunctionsHostConfigurationException>(Read).Errors.Select(error => error.File)
            .ShouldBe(["host.json", "worker.config.json"]);
    }

    [Theory]
    [InlineData("node", "dotnet", "App.dll", "language is not dotnet-isolated")]
    [InlineData("dotnet-isolated", "no-such-program", "App.dll", "defaultExecutablePath is 'no-such-program'")]
    [InlineData("dotnet-isolated", "dotnet", "Missing.dll", "defaultWorkerPath is 'Missing.dll'")]
    public void Read_WrongWorker_SaysWhat(string language, string executable, string worker, string expected)
    {
        Write("worker.config.json", $$"""
            { "description": { "language": "{{language}}", "defaultExecutablePath": "{{executable}}", "defaultWorkerPath": "{{worker}}" } }
            """);

        Should.Throw<FunctionsHostConfigurationException>(Read).Message.ShouldContain(expected);
    }

    [Fact]
    public void With_FunctionsOfEachKind_ReadsWhatStartsThem()
    {
        settings["QUEUE"] = "real-queue";
        settings["SCHEDULE"] = "0 */5 * * * *";

        var functions = With(
            ("Echo", ["""{"name":"r","direction":"In","type":"httpTrigger","authLevel":"Admin","methods":["get"],"route":"echo/{id}"}""",
                """{"name":"$return","type":"http","direction":"Out"}"""]),
            ("Plain", ["""{"name":"r","direction":"In","type":"httpTrigger","properties":{}}"""]),
            ("Work", ["""{"name":"m","direction":"In","type":"queueTrigger","queueName":"%QUEUE%","connection":"HintQueues"}"""]),
            ("Tick", ["""{"name":"t","direction":"In","type":"timerTrigger","schedule":"%SCHEDULE%","runOnStartup":true}"""]));

        var echo = functions[0].Trigger.ShouldBeOfType<HttpTrigger>();
        (echo.Route, echo.AuthLevel, string.Join(',', echo.Methods)).ShouldBe(("echo/{id}", AuthLevel.Admin, "GET"));
        functions[1].Trigger.ShouldBeOfType<HttpTrigger>().Route.ShouldBe("Plain");
        functions[2].Trigger.ShouldBe(new QueueTrigger("m", "real-queue", "the-connection"));
        var tick = functions[3].Trigger.ShouldBeOfType<TimerTrigger>();
        (tick.RunOnStartup, tick.IsMonitored(FakeClock.Start), tick.NextAfter(FakeClock.Start)).ShouldBe(
            (true, true, FakeClock.Start.AddMinutes(5)));
    }

    [Theory]
    [InlineData("""{"name":"m","type":"queueTrigger","queueName":"%NOWHERE%","connection":"HintQueues"}""",
        "names %NOWHERE%, which is not set")]
    [InlineData("""{"name":"m","type":"queueTrigger","queueName":"q","connection":"Other"}""", "names Other, which is not set")]
    [InlineData("""{"name":"m","type":"queueTrigger","queueName":"q","connection":"HintQueues","batch":1}""", "batch is not a setting")]
    [InlineData("""{"name":"m","type":"serviceBusTrigger","queueName":"q"}""", "'serviceBusTrigger', which is not played here")]
    [InlineData("""{"name":"m","type":"queue","queueName":"q"}""", "'queue', which is not played here")]
    [InlineData("""{"name":"t","type":"timerTrigger","schedule":"every day"}""", "no NCRONTAB expression")]
    [InlineData("""{"name":"r","type":"httpTrigger","authLevel":"nobody"}""", "'nobody', which does not exist")]
    public void With_WrongBinding_SaysWhatAndInWhichFunction(string binding, string expected)
    {
        var fault = Should.Throw<FunctionsHostConfigurationException>(() => With(("Wrong", [binding])));

        fault.Message.ShouldContain(expected);
        fault.Errors[0].File.ShouldBe("Wrong");
    }

    [Fact]
    public void With_QueueTriggerWithoutItsExtension_IsAFault()
    {
        Write("extensions.json", """{ "extensions": [] }""");

        Should.Throw<FunctionsHostConfigurationException>(
                () => With(("Work", ["""{"name":"m","type":"queueTrigger","queueName":"q","connection":"HintQueues"}"""])))
            .Errors.Single().File.ShouldBe("extensions.json");
    }

    private AppDefinition Read() => AppDefinition.Read(root, settings);

    private IReadOnlyList<FunctionDefinition> With(params (string Name, string[] Bindings)[] functions) =>
        Read().With(functions.Select(function => (function.Name, function.Bindings.AsEnumerable())), root, settings).Functions;

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(root, file), content);
}
