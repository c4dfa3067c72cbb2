using System.Text.Json;
using Azure.Core;
using Postvogn.Functions.Telemetry;
using Postvogn.Sandbox.ApplicationInsights;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>What the app's channel does after each answer of the ingestion endpoint, on a clock that stands still.</summary>
public sealed class When_the_ingestion_endpoint_answers : IAsyncLifetime
{
    private const int MostKept = 10_000;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-channel-");
    private readonly FakeClock clock = new();
    private IngestionService ingestion = null!;
    private IngestionChannel channel = null!;
    private Uri endpoint = null!;

    private string Path => System.IO.Path.Combine(folder.FullName, "items.ndjson");

    public async Task InitializeAsync()
    {
        ingestion = await IngestionService.StartAsync(Path, TimeProvider.System, CancellationToken.None);
        endpoint = new Uri(ingestion.ConnectionString.Split("IngestionEndpoint=")[1] + "v2.1/track");
        channel = new IngestionChannel(new IngestionClient(null, clock), new IngestionHealth(), clock);
    }

    public async Task DisposeAsync()
    {
        await ingestion.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Should_send_many_in_several_posts()
    {
        await SendAsync(2_500);
        (ingestion.ItemCount, ingestion.RequestCount).ShouldBe((2_500, 3));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(439)]
    [InlineData(503)]
    [InlineData(401)]
    public async Task Should_keep_what_may_be_taken_later_and_try_again_after_a_pause(int status)
    {
        ingestion.Fault = new IngestionFault { Status = status };
        await SendAsync(3);
        ingestion.Fault = null;
        await SendAsync(1);
        (ingestion.ItemCount, ingestion.RequestCount).ShouldBe((0, 1), "nobody waits in the pause");

        clock.Advance(TimeSpan.FromSeconds(30));
        await channel.SendKeptAsync();
        ingestion.ItemCount.ShouldBe(4);
    }

    [Fact]
    public async Task Should_wait_as_long_as_it_is_asked_to()
    {
        ingestion.Fault = new IngestionFault { Status = 503, RetryAfterSeconds = 90 };
        await SendAsync(1);
        ingestion.Fault = null;
        clock.Advance(TimeSpan.FromSeconds(89));
        await channel.SendKeptAsync();
        ingestion.ItemCount.ShouldBe(0);
        clock.Advance(TimeSpan.FromSeconds(1));
        await channel.SendKeptAsync();
        ingestion.ItemCount.ShouldBe(1);
    }

    [Fact]
    public async Task Should_send_again_only_what_may_be_taken_later()
    {
        ingestion.Fault = new IngestionFault { RefusedWithStatus = new Dictionary<int, int> { [1] = 400, [2] = 500 } };
        await SendAsync(4);
        ingestion.ItemCount.ShouldBe(2);
        ingestion.Fault = null;
        clock.Advance(TimeSpan.FromSeconds(30));
        await channel.SendKeptAsync();
        Messages().ShouldBe(["item 0", "item 3", "item 2"]);
    }

    [Fact]
    public async Task Should_give_up_what_is_refused_for_good()
    {
        ingestion.Fault = new IngestionFault { Status = 400 };
        await SendAsync(2);
        ingestion.Fault = null;
        await SendAsync(1);
        (ingestion.ItemCount, ingestion.RequestCount).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Should_give_up_the_oldest_when_too_much_is_kept()
    {
        ingestion.Fault = new IngestionFault { Status = 503 };
        await SendAsync(1);
        ingestion.Fault = null;
        await SendAsync(MostKept + 5);
        clock.Advance(TimeSpan.FromSeconds(30));
        await channel.SendKeptAsync();
        var messages = Messages();
        (messages.Count, messages[0], messages[^1]).ShouldBe((MostKept, "item 5", $"item {MostKept + 4}"));
    }

    [Fact]
    public async Task Should_show_the_identitys_token_when_there_is_one()
    {
        channel = new IngestionChannel(new IngestionClient(new TestCredential(), clock), new IngestionHealth(), clock);
        await SendAsync(1);
        ingestion.ItemCount.ShouldBe(1);
        ingestion.LastAuthorization.ShouldBe("Bearer https://monitor.azure.com//.default");
    }

    private async Task SendAsync(int items)
    {
        channel.Keep(endpoint, [.. Enumerable.Range(0, items).Select(i => JsonSerializer.SerializeToUtf8Bytes(new
        {
            name = "Message",
            time = clock.GetUtcNow(),
            iKey = IngestionService.InstrumentationKey,
            tags = new Dictionary<string, string> { ["ai.cloud.role"] = "postvogn" },
            data = new { baseType = "MessageData", baseData = new { message = $"item {i}" } },
        }))]);
        await channel.SendKeptAsync();
    }

    private List<string> Messages() => [.. File.ReadLines(Path).Select(line => SentItem.Read(line).Text("message")!)];

    /// <summary>Gives the scope that it is asked for as the token.</summary>
    private sealed class TestCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(requestContext.Scopes[0], DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
