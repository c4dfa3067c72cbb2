using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_a_request_has_a_body(HttpApp http) : IClassFixture<HttpApp>
{
    [Fact]
    public async Task Should_hold_one_with_a_length_whole_before_the_app_is_called()
    {
        await using var connection = await RawConnection.OpenAsync(http.Host);
        await connection.SendAsync("POST /api/echo/held HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n12345");

        // What comes later is called before it.
        (await http.Client.GetAsync("api/echo/later")).Dispose();
        IsCalled("held").ShouldBeFalse();
        await connection.SendAsync("67890");

        (await connection.AnswerAsync()).ShouldContain("200 OK");
        IsCalled("held").ShouldBeTrue();
    }

    [Fact]
    public async Task Should_stream_one_without_a_length()
    {
        await using var connection = await RawConnection.OpenAsync(http.Host);
        await connection.SendAsync(
            "POST /api/echo/streamed HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n");

        await TestApp.UntilAsync(() => IsCalled("streamed"));
        await connection.SendAsync("5\r\n67890\r\n0\r\n\r\n");

        (await connection.AnswerAsync()).ShouldContain("200 OK");
    }

    [Fact]
    public async Task Should_give_up_one_that_comes_too_slowly_and_call_nobody()
    {
        await using var connection = await RawConnection.OpenAsync(http.Host);

        await connection.SendAsync("POST /api/echo/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n\r\n12345");

        (await connection.AnswerAsync()).ShouldContain(" 500 ");
        IsCalled("slow").ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_answer_500_to_one_that_is_too_long(bool chunked)
    {
        await using var app = new TestApp();
        app.Settings["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "100000";
        await using var host = await app.StartAsync();
        using var client = TestApp.Client(host);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo") { Content = new ByteArrayContent(new byte[100_001]) };
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        if (!chunked) app.Calls("Echo").ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_work_on_so_many_at_once_and_turn_away_what_is_too_many()
    {
        await using var app =
            new TestApp().HostJson("extensions.http.maxConcurrentRequests", "1").HostJson("extensions.http.maxOutstandingRequests", "2");
        await using var host = await app.StartAsync();
        using var client = TestApp.Client(host);
        using var giveUp = new CancellationTokenSource();
        var first = client.GetAsync("api/echo/first?silent", giveUp.Token);
        await app.CalledAsync("Echo");

        // One of these waits behind the first, the other finds no place.
        Task<HttpResponseMessage>[] others = [client.GetAsync("api/echo/second"), client.GetAsync("api/echo/third")];
        using var refused = await await Task.WhenAny(others);
        await giveUp.CancelAsync();
        using var answered = await others.Single(other => other.Result != refused);

        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.TooManyRequests);
        answered.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        await Should.ThrowAsync<OperationCanceledException>(first);
    }

    private bool IsCalled(string path) => http.App.Calls("Echo").Any(call => call["input"]!.GetValue<string>() == $"/api/echo/{path}");

    /// <summary>A TLS connection on which a test writes what it likes, when it likes.</summary>
    private sealed class RawConnection(TcpClient client, SslStream stream) : IAsyncDisposable
    {
        public static async Task<RawConnection> OpenAsync(Host host)
        {
            var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", host.BaseAddress.Port);
            var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsClientAsync(TestApp.Trust());
            return new RawConnection(client, stream);
        }

        public async Task SendAsync(string text)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
            await stream.FlushAsync();
        }

        public async Task<string> AnswerAsync()
        {
            var buffer = new byte[4096];
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, limit.Token));
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            client.Dispose();
        }
    }
}
