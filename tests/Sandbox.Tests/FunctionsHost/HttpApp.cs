using System.Text.Json.Nodes;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>One host for all tests of a class that leave it as it was.</summary>
public sealed class HttpApp : IAsyncLifetime
{
    internal TestApp App { get; } = new();

    internal Host Host { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await App.StartAsync();
        Client = TestApp.Client(Host);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        await App.DisposeAsync();
    }

    internal static async Task<JsonObject> SeenAsync(HttpResponseMessage answer)
    {
        using (answer) return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!.AsObject();
    }
}
