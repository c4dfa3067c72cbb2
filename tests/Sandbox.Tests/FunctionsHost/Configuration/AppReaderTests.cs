using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Configuration;

public sealed class AppReaderTests : IDisposable
{
    private const string Out = """{ "type": "http", "direction": "out", "name": "res" }""";
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public void Read_WholeApp_GivesItsFunctions()
    {
        app.Settings["QUEUE"] = "real-queue";
        app.Function("Compose", """
            // Comments are allowed.
            { "bindings": [
              { "type": "serviceBusTrigger", "direction": "in", "name": "msgs", "queueName": "%QUEUE%", "connection": "Sb", "cardinality": "many", "dataType": "string" },
              { "type": "serviceBus", "direction": "out", "name": "hints", "queueName": "%QUEUE%-2", "connection": "Sb" } ] }
            """);
        app.Function("Sweep", """
            { "bindings": [ { "type": "timerTrigger", "direction": "in", "name": "timer", "schedule": "0 */5 * * * *" } ],
              "retry": { "strategy": "exponentialBackoff", "maxRetryCount": 4, "minimumInterval": "00:00:05", "maximumInterval": "00:00:15" } }
            """);
        app.Function("Off", """{ "disabled": true, "bindings": [ { "type": "timerTrigger", "direction": "in", "name": "t", "schedule": "* * * * * *" } ] }""");
        Directory.CreateDirectory(Path.Combine(app.Root, "no-function"));

        var read = AppReader.Read(app.Options());

        read.Functions.Select(function => function.Name).ShouldBe(["Compose", "Sweep"]);
        read.Functions[0].Trigger.ShouldBe(new QueueTrigger("msgs", "real-queue", Cardinality.Many, BindingDataType.String));
        read.Functions[0].Outputs.ShouldBe([new QueueOutput("hints", "real-queue-2", null)]);
        var retry = read.Functions[1].Retry!;
        Enumerable.Range(0, 4).Select(count => retry.DelayBefore(count).TotalSeconds).ShouldBe([5, 10, 15, 15]);
        retry.Allows(3).ShouldBeTrue();
        retry.Allows(4).ShouldBeFalse();
    }

    [Fact]
    public void Read_NoSettings_GivesTheRealHostsDefaults()
    {
        app.HostJson.Remove("functionTimeout");
        app.HostJson.Remove("extensions");

        var host = AppReader.Read(app.Options()).Host;

        host.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(30));
        host.RoutePrefix.ShouldBe("api");
        host.Handler.InitializationTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        host.Handler.StandardErrorIsErrorsOnly.ShouldBeTrue();
        host.ServiceBus.ShouldBe(new ServiceBusSettings
        {
            AutoCompleteMessages = true,
            MaxAutoLockRenewalDuration = TimeSpan.FromMinutes(5),
            MaxConcurrentCalls = 16 * Environment.ProcessorCount,
            MaxMessageBatchSize = 1000,
            MinMessageBatchSize = 1,
            MaxBatchWaitTime = TimeSpan.FromSeconds(30),
        });
    }

    [Fact]
    public void Read_FunctionTimeoutMinusOne_HasNone()
    {
        app.HostJson["functionTimeout"] = "-1";

        AppReader.Read(app.Options()).Host.FunctionTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
    }

    [Theory]
    [InlineData("version", "\"1.0\"", "version is not")]
    [InlineData("functionTimeot", "\"00:05:00\"", "functionTimeot is not a setting")]
    [InlineData("functionTimeout", "\"soon\"", "functionTimeout is not a length of time")]
    [InlineData("retry", "{}", "retry is the old place")]
    [InlineData("httpWorker", "{}", "httpWorker is the old name")]
    [InlineData("configurationProfile", "\"web-app-custom-handler\"", "configurationProfile cannot stand")]
    [InlineData("extensions", """{ "serviceBus": { "maxConcurrentBatches": 2 } }""", "extensions.serviceBus.maxConcurrentBatches is not a setting")]
    [InlineData("extensions", """{ "serviceBus": { "maxConcurrentCalls": 0 } }""", "extensions.serviceBus.maxConcurrentCalls is not a possible number")]
    [InlineData("extensions", """{ "serviceBus": { "minMessageBatchSize": 3, "maxMessageBatchSize": 2 } }""", "minMessageBatchSize is more than")]
    [InlineData("extensions", """{ "servicebus": {} }""", "extensions.servicebus is not a setting")]
    [InlineData("customHandler", "{}", "customHandler.description is missing")]
    [InlineData("customHandler", """{ "description": { "defaultExecutablePath": "no-such-program" } }""", "'no-such-program', which lies neither in")]
    [InlineData("customHandler", """{ "description": {} }""", "customHandler.description.defaultExecutablePath is missing")]
    [InlineData("customHandler", """{ "description": { "defaultExecutablePath": "dotnet", "arguments": ["%NOT_SET%"] } }""", "name %NOT_SET%, which is not set")]
    [InlineData("customHandler", """{ "description": { "defaultExecutablePath": "dotnet", "workingDirectory": "gone" } }""", "workingDirectory does not exist")]
    [InlineData("customHandler", """{ "description": { "defaultExecutablePath": "dotnet" }, "enableForwardingHttpRequest": true }""", "loses chunked bodies")]
    [InlineData("customHandler", """{ "description": { "defaultExecutablePath": "dotnet" }, "enableForwardingHttpRequest": true, "enableProxyingHttpRequest": true }""", "contradicts")]
    [InlineData("customHandler", """{ "description": { "defaultExecutablePath": "dotnet" }, "http": { "routes": [] } }""", "customHandler.http cannot stand with function.json")]
    public void Read_FaultInHostJson_IsToldWithFileAndFix(string setting, string value, string problem)
    {
        app.HostJson[setting] = JsonNode.Parse(value);

        var error = Errors().Single();

        error.File.ShouldBe("host.json");
        error.Problem.ShouldContain(problem);
        error.Fix.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{ "bindings": [] }""", "have 0 triggers")]
    [InlineData("""{ "bindings": [ { "type": "blobTrigger", "direction": "in", "name": "b" } ] }""", "bindings[0].type is 'blobTrigger'")]
    [InlineData("""{ "bindings": [ { "type": "serviceBusTrigger", "direction": "in", "name": "m" } ] }""", "bindings[0].queueName is missing")]
    [InlineData("""{ "bindings": [ { "type": "serviceBusTrigger", "direction": "in", "name": "m", "queueName": "%NOT_SET%" } ] }""", "names %NOT_SET%, which is not set")]
    [InlineData("""{ "bindings": [ { "type": "serviceBusTrigger", "direction": "out", "name": "m", "queueName": "q" } ] }""", "direction is not \"in\"")]
    [InlineData("""{ "bindings": [ { "type": "serviceBusTrigger", "direction": "in", "name": "m", "queueName": "q", "isSessionsEnabled": true } ] }""", "isSessionsEnabled is not played")]
    [InlineData("""{ "bindings": [ { "type": "serviceBusTrigger", "direction": "in", "name": "m", "queueName": "q", "cardinality": "few" } ] }""", "cardinality is 'few'")]
    [InlineData("""{ "bindings": [ { "type": "serviceBusTrigger", "direction": "in", "name": "m", "queueName": "q", "quueName": "q" } ] }""", "quueName is not a setting")]
    [InlineData("""{ "bindings": [ { "type": "serviceBusTrigger", "direction": "in", "name": "m", "queueName": "q" } ], "retry": { "strategy": "fixedDelay", "maxRetryCount": 1, "delayInterval": "00:00:01" } }""", "retry is for timers only")]
    [InlineData("""{ "bindings": [ { "type": "timerTrigger", "direction": "in", "name": "t", "schedule": "every day" } ] }""", "'every day', which is no NCRONTAB")]
    [InlineData("""{ "bindings": [ { "type": "timerTrigger", "direction": "in", "name": "t", "schedule": "* * * * * *" }, { "type": "serviceBus", "direction": "out", "name": "t", "queueName": "q" } ] }""", "'t' is there twice")]
    [InlineData("""{ "bindings": [ { "type": "httpTrigger", "direction": "in", "name": "req" } ] }""", "would not stream")]
    [InlineData("""{ "bindings": [ { "type": "httpTrigger", "direction": "in", "name": "req" }, """ + Out + """, { "type": "serviceBus", "direction": "out", "name": "m", "queueName": "q" } ] }""", "would not stream")]
    [InlineData("""[]""", "not a JSON object")]
    [InlineData("""{ "bindings": [ """, "not JSON at line 1")]
    public void Read_FaultInFunctionJson_IsToldWithFileAndFix(string json, string problem)
    {
        app.Function("Broken", json);

        var error = Errors().Single();

        error.File.ShouldBe("Broken/function.json");
        error.Problem.ShouldContain(problem);
        error.Fix.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("get", "get", 1)]
    [InlineData("get", "post", 0)]
    [InlineData("get\", \"put", "put", 1)]
    public void Read_SameRouteTwice_IsAFaultIfAMethodIsShared(string first, string second, int faults)
    {
        app.HttpFunction("First", $", \"route\": \"same/{{id}}\", \"methods\": [\"{first}\"]");
        app.HttpFunction("Second", $", \"route\": \"Same/{{id}}\", \"methods\": [\"{second}\"]");

        if (faults == 0) AppReader.Read(app.Options()).Functions.Count.ShouldBe(2);
        else Errors().Single().File.ShouldBe("Second/function.json");
    }

    [Fact]
    public void Read_HttpFunctionWithoutProxying_IsAFaultOfHostJson()
    {
        app.HostJson["customHandler"]!["enableProxyingHttpRequest"] = false;
        app.HttpFunction("Echo");

        Errors().Single().Problem.ShouldContain("enableProxyingHttpRequest");
    }

    [Fact]
    public void Read_NoHostJson_SaysSo()
    {
        var options = app.Options();
        File.Delete(Path.Combine(app.Root, "host.json"));

        Should.Throw<FunctionsHostConfigurationException>(() => AppReader.Read(options)).Errors.Single().File.ShouldBe("host.json");
    }

    [Fact]
    public void Read_SeveralFaults_TellsAllAtOnce()
    {
        app.HostJson["version"] = "3.0";
        app.Function("A", """{ "bindings": [] }""").Function("B", """{ "bindings": [] }""");

        var failure = Should.Throw<FunctionsHostConfigurationException>(() => AppReader.Read(app.Options()));

        failure.Errors.Select(error => error.File).ShouldBe(["host.json", "A/function.json", "B/function.json"]);
        failure.Message.Split(Environment.NewLine).Length.ShouldBe(3);
    }

    private IReadOnlyList<ConfigurationError> Errors() =>
        Should.Throw<FunctionsHostConfigurationException>(() => AppReader.Read(app.Options())).Errors;
}
