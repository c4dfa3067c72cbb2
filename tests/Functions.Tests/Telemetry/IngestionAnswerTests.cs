using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Core;
using Postvogn.Functions.Telemetry;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>Answers that no ingestion endpoint should give, byte for byte from a socket.</summary>
public sealed class IngestionAnswerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly FakeClock clock = new();
    private readonly TcpListener server = new(IPAddress.Loopback, 0);

    public IngestionAnswerTests() => server.Start();

    public static TheoryData<string> Unreadable => new(
        Answer("206 Partial Content", "application/json", """{"errors":[null]}"""),
        Answer("206 Partial Content", "application/json", """{"errors":{"index":0}}"""),
        Answer("206 Partial Content", "application/json", """{"errors":[{"index":"zero","statusCode":500}]}"""),
        Answer("206 Partial Content", "application/json", """{"errors":[{"index":0,"statusCode":400},{"index":7,"statusCode":400}]}"""),
        Answer("206 Partial Content", "application/json", """{"errors":[{"index":-1,"statusCode":400}]}"""),
        Answer("206 Partial Content", "application/json", """{"errors":[{"index":0}]}"""),
        Answer("206 Partial Content", "application/json", """{"itemsReceived":9,"itemsAccepted":12,"errors":[]}"""),
        Answer("206 Partial Content", "application/json", "null"),
        Answer("206 Partial Content", "application/json", "[]"),
        Answer("206 Partial Content", "application/json", ""),
        Answer("206 Partial Content", "text/html", "<html>"),
        Answer("206 Partial Content", "application/json", new string(' ', 1_000_001)),
        "HTTP/1.1 206 Partial Content\r\nContent-Length: 900\r\nConnection: close\r\n\r\n{\"errors\":[",
        Answer("204 No Content", "text/plain", ""),
        "HTTP/1.1 what\r\n\r\n",
        "\r\n");

    public void Dispose() => server.Dispose();

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task Post_AnswerThatCannotBeRead_KeepsAll(string answer)
    {
        var (got, _) = await PostAsync(answer);

        (got.Again.Count, got.Refused).ShouldBe((2, 0));
        got.Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task Post_AnswerOfAnUnknownCharacterSet_IsReadAsJsonIs()
    {
        var (got, _) = await PostAsync(Answer(
            "206 Partial Content", "application/json; charset=bogus", """{"errors":[{"index":1,"statusCode":500}]}"""));

        Encoding.UTF8.GetString(got.Again.ShouldHaveSingleItem()).ShouldBe("two");
    }

    [Fact]
    public async Task Post_ItemNamedTwice_IsSentAgainOnce()
    {
        var (got, _) = await PostAsync(Answer(
            "206 Partial Content", "application/json", """{"errors":[{"index":0,"statusCode":500},{"index":0,"statusCode":500}]}"""));

        (got.Again.Count, got.Refused).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Post_TakenWithAnAnswerCutOff_IsSent()
    {
        var (got, _) = await PostAsync("HTTP/1.1 200 OK\r\nContent-Length: 900\r\nConnection: close\r\n\r\n{");

        (got.Again.Count, got.Problem).ShouldBe((0, null));
    }

    [Theory]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public async Task Post_Redirect_IsNotFollowedAndKeepsAll(string status)
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();

        var (got, _) = await PostAsync(
            $"HTTP/1.1 {status}\r\nLocation: http://{elsewhere.LocalEndpoint}/track\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        (got.Again.Count, got.Refused, got.Problem).ShouldBe((2, 0, $"HTTP {status[..3]}"));
        elsewhere.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task Flush_AfterAnythingAtAll_NeverFailsAndTheBatchComesBack()
    {
        var health = new IngestionHealth();
        var credential = new OddCredential();
        var channel = new IngestionChannel(new IngestionClient(credential, clock), health, clock);
        using var signals = new CollectedSignals(channel.SendKeptAsync, clock);
        channel.Keep(Endpoint, ["one"u8.ToArray(), "two"u8.ToArray()]);

        await signals.Export.FlushAsync().WaitAsync(Patience);
        await signals.Export.FlushAsync().WaitAsync(Patience);
        credential.Asked.ShouldBe(1, "there is a pause");
        credential.IsWell = true;
        var serving = ServeAsync(Answer("200 OK", "application/json", "{}"));
        clock.Advance(TimeSpan.FromSeconds(30));
        await signals.Export.FlushAsync().WaitAsync(Patience);

        (await serving.WaitAsync(Patience)).ShouldStartWith("POST /track HTTP/1.1");
    }

    [Fact]
    public async Task Keep_MoreBytesThanAreKept_GivesUpTheOldest()
    {
        var credential = new OddCredential();
        var channel = new IngestionChannel(new IngestionClient(credential, clock), new IngestionHealth(), clock);
        for (var item = 0; item < 5; item++) channel.Keep(Endpoint, [new byte[6_000_000]]);

        channel.KeptBytes.ShouldBe(18_000_000);
        await channel.SendKeptAsync();
        channel.KeptBytes.ShouldBe(18_000_000, "they came back");
    }

    private Uri Endpoint => new($"http://{server.LocalEndpoint}/track");

    private static string Answer(string status, string type, string body) =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private async Task<(IngestionAnswer Answer, string Request)> PostAsync(string answer)
    {
        var serving = ServeAsync(answer);
        var got = await new IngestionClient(null, clock).PostAsync(Endpoint, ["one"u8.ToArray(), "two"u8.ToArray()]).WaitAsync(Patience);
        return (got, await serving.WaitAsync(Patience));
    }

    // One call. The request is small, and comes whole or in two parts: its head, and its body.
    private async Task<string> ServeAsync(string answer)
    {
        using var caller = await server.AcceptTcpClientAsync();
        var stream = caller.GetStream();
        var request = new byte[16_384];
        var length = 0;
        while (!IsWhole(request.AsSpan(0, length))) length += await stream.ReadAsync(request.AsMemory(length));
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        }
        catch (IOException)
        {
            // It has read enough.
        }

        return Encoding.Latin1.GetString(request, 0, length);
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var named = Encoding.Latin1.GetString(request[..head]).Split("Content-Length: ")[1].Split('\r')[0];
        return request.Length - head - 4 >= int.Parse(named, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Fails as nobody expects it to, until it is well.</summary>
    private sealed class OddCredential : TokenCredential
    {
        public bool IsWell { get; set; }

        public int Asked { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked++;
            return IsWell ? new("token", DateTimeOffset.MaxValue) : throw new InvalidOperationException();
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
