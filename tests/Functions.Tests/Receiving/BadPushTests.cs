using System.Net;
using System.Net.Sockets;
using System.Text;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Bodies that are none: each is answered with 400 and words, logged in one line, and leaves nothing.</summary>
public sealed class BadPushTests : IAsyncLifetime
{
    private const string Canary = "Kanariefugl-Jensen";
    private static readonly Guid MessageUuid = new("d0c5a2de-11c5-4a2e-9a5e-7d2b0f6f3b11");
    private static readonly string Memos = $"/api/MeMoV1/memos/?system-uuid={Rig.SystemId}&memo-message-uuid={MessageUuid}";
    private readonly CollectedLogs logs = new();
    private readonly RunningApp app;

    public BadPushTests() => app = new() { Logs = logs };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    public static TheoryData<string, string> BrokenForms { get; } = new()
    {
        { "a header without a colon", $"--b\r\n{Canary}\r\n\r\n<memo/>\r\n--b--\r\n" },
        { "a header that is never over", $"--b\r\nX: {new string('x', 40_000)}{Canary}\r\n\r\n<memo/>\r\n--b--\r\n" },
        { "too many headers", $"--b\r\n{string.Concat(Enumerable.Range(0, 100).Select(i => $"X{i}: {Canary}\r\n"))}\r\nx\r\n--b--\r\n" },
        { "no boundary at all", $"<memo>{Canary}</memo>" },
        { "another boundary", $"--c\r\nContent-Disposition: form-data; name=file\r\n\r\n{Canary}\r\n--c--\r\n" },
        { "cut in the headers", $"--b\r\nContent-Disposition: form-data; name={Canary}" },
        { "cut in the part before", $"--b\r\nContent-Disposition: form-data; name=note\r\n\r\n{Canary}" },
        { "cut in the content", $"--b\r\nContent-Disposition: form-data; name=file\r\n\r\n<memo>{Canary}" },
        { "cut in the last boundary", $"--b\r\nContent-Disposition: form-data; name=file\r\n\r\n<memo>{Canary}\r\n--" },
        { "no part named file", $"--b\r\nContent-Disposition: form-data; name={Canary}\r\n\r\n<memo/>\r\n--b--\r\n" },
        { "a disposition that is none", $"--b\r\nContent-Disposition: ;;;{Canary}\r\n\r\n<memo/>\r\n--b--\r\n" },
        { "nothing but the end", "--b--\r\n" },
        { "a header with a colon first", $"--b\r\n: {Canary}\r\n\r\n<memo/>\r\n--b--\r\n" },
    };

    [Theory]
    [MemberData(nameof(BrokenForms))]
    public async Task Post_BrokenMultipart_Is400AndOneLine(string what, string form)
    {
        var answer = await app.PushAsync(Memos, RunningApp.Body(form, "multipart/form-data; boundary=b"), app.PinnedCertificate);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, what);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("multipart", Case.Insensitive, what);
        await IsToldOnceAsync();
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("application/pdf")]
    public async Task Post_OfAnotherType_Is400AndOneLine(string type)
    {
        var answer = await app.PushAsync(Memos, RunningApp.Body("<memo/>", type), app.PinnedCertificate);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await IsToldOnceAsync();
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/xml; charset=utf-8")]
    [InlineData("application/memo+xml")]
    [InlineData("application/octet-stream")]
    public async Task Post_OfATypeThatCanBeAMemo_IsTaken(string type) =>
        (await app.PushAsync(Memos, RunningApp.Body("<memo/>", type), app.PinnedCertificate)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFFF\r\nx\r\n0\r\n\r\n")]
    [InlineData("-1\r\nx\r\n0\r\n\r\n")]
    [InlineData("no number\r\nx\r\n0\r\n\r\n")]
    [InlineData("5\r\nmuch longer than that\r\n0\r\n\r\n")]
    [InlineData("3\r\n<a>0\r\n\r\n")]
    public async Task Post_ChunksThatAreNone_Is400EverywhereAndOneLine(string chunks)
    {
        foreach (var route in new[] { Memos, $"/api/MeMoV1/{Rig.SystemId}/receipt" })
        {
            var answer = await SendRawAsync(route, $"Content-Type: application/xml\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");
            answer.ShouldStartWith("HTTP/1.1 400");
            answer.ShouldContain("The body cannot be read");
        }

        await IsToldOnceAsync(times: 2);
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/health HTTP/1.1\r\n\r\n")]
    [InlineData("Content-Length: 4\r\nContent-Length: 5\r\n\r\n<a/>x")]
    [InlineData("Content-Length: -4\r\n\r\n<a/>")]
    [InlineData("Content-Length: 4x\r\n\r\n<a/>")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n4\r\n<a/>\r\n0\r\n\r\n")]
    [InlineData("Content-Length : 4\r\n\r\n<a/>")]
    public async Task Post_FramedInTwoWays_IsNeverTwoRequests(string framed)
    {
        var answer = await SendRawAsync(Memos, "Content-Type: application/xml\r\n" + framed);
        (answer.Split("HTTP/1.1 ").Length - 1).ShouldBe(1, answer);
        if (!framed.Contains("0\r\n\r\nGET")) answer.ShouldStartWith("HTTP/1.1 4");
        (await app.ListAsync(Places.Received)).Count.ShouldBeLessThanOrEqualTo(1);
    }

    // As the host passes it on, and nothing more on this connection.
    private async Task<string> SendRawAsync(string route, string rest)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.Http.BaseAddress!.Port);
        var stream = socket.GetStream();
        var head = $"POST {route} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-ARR-ClientCert: {app.PinnedCertificate}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + rest));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task IsToldOnceAsync(int times = 1)
    {
        (await app.ListAsync(Places.Received)).ShouldBeEmpty();
        logs.Lines.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning).Select(line => line.EventId)
            .ShouldBe(Enumerable.Repeat(906, times));
        logs.Of(906).ShouldAllBe(line => !line.Text.Contains(Canary) && !line.Text.Contains(" at Postvogn"));
    }
}
