using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_blobs_come : IAsyncLifetime
{
    private readonly TestApp app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Should_make_an_event_of_each_blob_there_at_the_start_and_later()
    {
        app.Drop("drop", "kilde/før.xml", "12345");
        app.Drop("drop", ".tmp/half.xml", "no blob");
        app.Drop("drop", "kilde/.tmp/half.xml", "no blob");
        app.Drop("other", "a.xml", "not watched");
        await using var host = await StartAsync();

        app.Drop("drop", "kilde/efter.xml", "1");
        await host.IdleAsync();

        Events().Select(received => received["subject"]!.GetValue<string>()).ShouldBe(
        [
            "/blobServices/default/containers/drop/blobs/kilde/før.xml",
            "/blobServices/default/containers/drop/blobs/kilde/efter.xml",
        ]);
        var first = Events()[0];
        first["specversion"]!.GetValue<string>().ShouldBe("1.0");
        first["type"]!.GetValue<string>().ShouldBe("Microsoft.Storage.BlobCreated");
        first["data"]!["api"]!.GetValue<string>().ShouldBe("PutBlob");
        first["data"]!["contentLength"]!.GetValue<long>().ShouldBe(5);
        first["data"]!["eTag"]!.GetValue<string>().ShouldStartWith("0x");
        first["data"]!["url"]!.GetValue<string>().ShouldEndWith("/drop/kilde/f%C3%B8r.xml");
    }

    [Fact]
    public async Task Should_make_another_event_when_a_blob_is_replaced_or_comes_again()
    {
        app.Drop("drop", "a.xml", "1");
        await using var host = await StartAsync();

        app.Drop("drop", "a.xml", "22");
        await host.IdleAsync();
        File.Delete(Path.Combine(app.Store, "drop", "a.xml"));
        await host.IdleAsync();
        app.Drop("drop", "a.xml", "22");
        await host.IdleAsync();

        Events().Count.ShouldBe(3);
    }

    private async Task<Host> StartAsync()
    {
        var host = await app.StartAsync(Watch);
        await host.IdleAsync();
        return host;
    }

    private static FunctionsHostOptions Watch(FunctionsHostOptions options) =>
        options with { BlobEventQueues = new Dictionary<string, string> { ["drop"] = "work" } };

    private IReadOnlyList<JsonNode> Events() => [.. app.Calls("Work").Select(call => JsonNode.Parse(call["input"]!.GetValue<string>())!)];
}
