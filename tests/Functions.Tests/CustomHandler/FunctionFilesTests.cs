using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Postvogn.Functions.CustomHandler;

namespace Postvogn.Functions.Tests.CustomHandler;

/// <summary>Holds every function.json against the app's endpoints, and the other way round.</summary>
public sealed class FunctionFilesTests : IAsyncDisposable
{
    private readonly Rig rig = new();
    private readonly WebApplication app;
    private readonly Dictionary<string, JsonElement> files;

    public FunctionFilesTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddPostvogn(rig.Settings);
        app = builder.Build();
        app.MapPostvogn();
        files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory), "function.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileName(Path.GetDirectoryName(file))!, file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.Clone());
    }

    [Fact]
    public void Triggers_AndTheirFiles_AreTheSame() =>
        Named<TriggerFunction>(function => function.Name).ShouldBe(files.Where(file => TriggerOf(file.Value) != "httpTrigger").Select(file => file.Key).Order());

    [Fact]
    public void HttpFunctions_AndTheirFiles_AreTheSame() =>
        Named<HttpFunction>(function => function.Name).ShouldBe(files.Where(file => TriggerOf(file.Value) == "httpTrigger").Select(file => file.Key).Order());

    [Fact]
    public void HttpFunctions_HaveTheRouteOfTheirFile()
    {
        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<HttpFunction>() is not null))
        {
            var binding = Bindings(files[endpoint.Metadata.GetMetadata<HttpFunction>()!.Name])[0];
            endpoint.RoutePattern.RawText.ShouldBe("/api/" + binding.GetProperty("route").GetString());
            binding.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())
                .ShouldBe(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods);
            Bindings(files[endpoint.Metadata.GetMetadata<HttpFunction>()!.Name]).Count.ShouldBe(2, "the host streams only with exactly one binding in and one out");
        }
    }

    [Fact]
    public void PublicRoutes_NeverReachATrigger()
    {
        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<TriggerFunction>() is not null))
            endpoint.RoutePattern.RawText!.ShouldNotStartWith("/api");
    }

    [Fact]
    public void QueueTriggers_TakeStrings()
    {
        foreach (var (name, file) in files.Where(file => TriggerOf(file.Value) == "serviceBusTrigger"))
            Bindings(file)[0].GetProperty("dataType").GetString().ShouldBe("string", name);
    }

    [Fact]
    public void Outputs_GoToQueuesThatSomebodyReads()
    {
        var read = files.Values.Select(file => Bindings(file)[0]).Where(binding => binding.TryGetProperty("queueName", out _)).Select(QueueOf).ToHashSet();
        var written = files.Values.SelectMany(file => Bindings(file).Skip(1)).Where(binding => binding.GetProperty("type").GetString() == "serviceBus");
        foreach (var output in written)
        {
            read.ShouldContain(QueueOf(output));
            output.GetProperty("name").GetString().ShouldBe(QueueOf(output), "a hint names its queue");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rig.Dispose();
    }

    private static string QueueOf(JsonElement binding) => binding.GetProperty("queueName").GetString()!;

    private static List<JsonElement> Bindings(JsonElement file) => [.. file.GetProperty("bindings").EnumerateArray()];

    private static string TriggerOf(JsonElement file) => Bindings(file)[0].GetProperty("type").GetString()!;

    private IEnumerable<RouteEndpoint> Endpoints() => ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private IEnumerable<string> Named<T>(Func<T, string> name)
        where T : class =>
        Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<T>()).OfType<T>().Select(name).Order();
}
