using System.Net.Security;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Connections;

/// <summary>Servers that are not Digital Post, behind the name of its own: <c>api.digitalpost.dk</c>, reached by a proxy of the test's,
/// with a handshake as over any line.</summary>
public sealed class FalseServerTests
{
    private const string Host = "api.digitalpost.dk";
    private const string Letter = "<memo:label>Kun til Lone Hansen</memo:label>";

    private static readonly Uri Service = new($"https://{Host}");

    private static readonly string[] Secrets =
        [TestSystem.EncodedKey, TestSystem.Token, TestSystem.Id, "Authorization", "Lone Hansen", "memo-message-uuid"];

    public static TheoryData<string> TrueServers => [.. FalseServer.True.Keys];

    public static TheoryData<string> FalseServers => [.. FalseServer.False.Keys];

    /// <summary>Else a refusal would prove nothing: what the test looks for is found where a call is answered.</summary>
    [Theory]
    [MemberData(nameof(TrueServers))]
    public async Task Call_ServerIsTheTrueOne_IsAnsweredAndSeen(string kind)
    {
        var sent = new StringBuilder();
        await using var server = Showing(FalseServer.True[kind](Host), sent);

        var (answer, log) = await CallAsync(server);

        answer.Outcome.ShouldBe(CallOutcome.NotFound);
        sent.ToString().ShouldContain(TestSystem.EncodedKey);
        sent.ToString().ShouldContain("memo-message-uuid");
        ShouldHoldNoSecret(log, answer);
    }

    [Theory]
    [MemberData(nameof(FalseServers))]
    public async Task Call_ServerShowsWhatDoesNotVouchForIt_IsRefusedBeforeAnythingIsSent(string kind)
    {
        var sent = new StringBuilder();
        await using var server = Showing(FalseServer.False[kind](Host), sent);

        var (answer, log) = await CallAsync(server);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused, kind);
        answer.Cause.ShouldNotBeNull().ShouldStartWith("The server's certificate is not trusted");
        sent.Length.ShouldBe(0);
        ShouldHoldNoSecret(log, answer);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<h1>The plain HTTP request was sent to HTTPS port</h1>")]
    [InlineData("HTTP/1.1 301 Moved Permanently\r\nLocation: http://api.digitalpost.dk/\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("220 smtp.example ESMTP\r\n")]
    public async Task Call_ServerSpeaksNoTls_IsRefusedBeforeAnythingIsSent(string words)
    {
        var came = new MemoryStream();
        await using var server = Proxy(async (line, token) =>
        {
            await ReadSomeAsync(line, came, token);
            await RawServer.WriteAsync(line, words);
            while (await ReadSomeAsync(line, came, token) > 0)
            {
            }
        });

        var (answer, log) = await CallAsync(server);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldStartWith("The TLS handshake failed");
        ShouldHoldNoSecret(log, answer);
        ShouldBeNoMoreThanAHello(came.ToArray());
    }

    /// <summary>Written by hand, since the platform's own TLS serves nothing so old: a ServerHello that chooses the version
    /// (RFC 4346, 7.4.1.3).</summary>
    [Theory]
    [InlineData(2, "TLS 1.1")]
    [InlineData(1, "TLS 1.0")]
    [InlineData(0, "SSL 3.0")]
    public async Task Call_ServerOffersAnOlderProtocolOnly_IsRefusedBeforeAnythingIsSent(int minor, string protocol)
    {
        var came = new MemoryStream();
        await using var server = Proxy(async (line, token) =>
        {
            await ReadSomeAsync(line, came, token);
            await line.WriteAsync(ServerHello((byte)minor), token);
            came.SetLength(0);
            while (await ReadSomeAsync(line, came, token) > 0)
            {
            }
        });

        var (answer, log) = await CallAsync(server);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused, protocol);
        answer.Cause.ShouldNotBeNull().ShouldStartWith("The TLS handshake failed");
        ShouldHoldNoSecret(log, answer);
        // A record of type alert, fatal (2): protocol_version (70).
        var alert = came.ToArray();
        (alert.Length, alert[0], alert[5], alert[6]).ShouldBe((7, (byte)21, (byte)2, (byte)70));
    }

    [Theory]
    [InlineData(TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)]
    [SupportedOSPlatform("linux")]
    public async Task Call_ServerHasASuiteThatTheGuideDoesNotList_IsRefusedBeforeAnythingIsSent(TlsCipherSuite suite)
    {
        var sent = new StringBuilder();
        var options = FalseServer.True["by the root"](Host);
        options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.CipherSuitesPolicy = new CipherSuitesPolicy([suite]);
        await using var server = Showing(options, sent);

        var (answer, log) = await CallAsync(server);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldContain("no protocol or cipher suite in common");
        sent.Length.ShouldBe(0);
        ShouldHoldNoSecret(log, answer);
    }

    private static async Task<(Answer<Receipt> Answer, CollectedLog Log)> CallAsync(RawServer proxy)
    {
        var log = new CollectedLog();
        using var connection = new DigitalPostConnection(
            new DigitalPostConnectionOptions
            {
                Environment = DigitalPostEnvironment.At(Service),
                ClientCertificate = TestAuthority.Trusted.Client,
                TrustedRoots = [TestAuthority.Trusted.Root],
                Proxy = new UriBuilder(proxy.BaseAddress) { Scheme = "http" }.Uri,
                Random = FixedRandom.None,
            },
            new FakeClock(),
            log);
        var memo = new MemoryStream(Encoding.UTF8.GetBytes(Letter));
        var answer = await connection.ClientFor(TestSystem.Key).PostMemoAsync(EveryCall.Id, memo, memo.Length);
        memo.Position.ShouldBe(answer.Outcome == CallOutcome.TlsRefused ? 0 : memo.Length);
        return (answer, log);
    }

    private static RawServer Showing(SslServerAuthenticationOptions options, StringBuilder sent) => Proxy(async (line, token) =>
    {
        await using var tls = new SslStream(line, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(options, token);
        sent.Append(await RawServer.ReadHeadAsync(tls, token));
        await ReadExactlyAsync(tls, sent.Length == 0 ? 0 : Letter.Length, token);
        await RawServer.WriteAsync(tls, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    });

    /// <summary>Whatever name is asked for, the test's server is at the other end.</summary>
    private static RawServer Proxy(Func<Stream, CancellationToken, Task> handle) => RawServer.OnTcp(async (line, token) =>
    {
        (await RawServer.ReadHeadAsync(line, token)).ShouldStartWith($"CONNECT {Host}:443 ");
        await RawServer.WriteAsync(line, "HTTP/1.1 200 Connection established\r\n\r\n");
        await handle(line, token);
    });

    private static async Task ReadExactlyAsync(SslStream tls, int length, CancellationToken token) =>
        await tls.ReadExactlyAsync(new byte[length], token);

    private static async Task<int> ReadSomeAsync(Stream line, MemoryStream into, CancellationToken token)
    {
        var buffer = new byte[16 * 1024];
        var count = await line.ReadAsync(buffer, token);
        into.Write(buffer, 0, count);
        return count;
    }

    private static byte[] ServerHello(byte minor)
    {
        // TLS_RSA_WITH_AES_128_CBC_SHA, no compression, no session.
        byte[] hello = [3, minor, .. Enumerable.Repeat((byte)7, 32), 0, 0x00, 0x2F, 0];
        return [22, 3, minor, 0, (byte)(hello.Length + 4), 2, 0, 0, (byte)hello.Length, .. hello];
    }

    private static void ShouldBeNoMoreThanAHello(byte[] came)
    {
        // A record of type handshake, and at most an alert after it.
        came[0].ShouldBe((byte)22);
        var hello = 5 + (came[3] << 8) + came[4];
        came.Skip(hello).FirstOrDefault((byte)21).ShouldBe((byte)21);
        (came.Length - hello).ShouldBeLessThanOrEqualTo(7);
        var text = Encoding.Latin1.GetString(came);
        Secrets.ShouldAllBe(secret => !text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    private static void ShouldHoldNoSecret(CollectedLog log, Answer<Receipt> answer)
    {
        var told = string.Join('\n', log.Lines.Select(line => line.Text).Append(answer.Cause));
        Secrets.ShouldAllBe(secret => !told.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
