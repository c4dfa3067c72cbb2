using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Connections;

/// <summary>Real handshakes with servers that have one cipher suite only. TI 14.2.1 allows four.</summary>
[SupportedOSPlatform("linux")]
public sealed class CipherSuiteTests
{
    [Theory]
    [InlineData(TlsCipherSuite.TLS_AES_256_GCM_SHA384)]
    [InlineData(TlsCipherSuite.TLS_AES_128_GCM_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)]
    public async Task Call_ServerWithAnAllowedSuite_UsesIt(TlsCipherSuite suite)
    {
        var used = new List<TlsCipherSuite>();
        await using var server = Server(suite, used);
        using var system = new TestSystem(server.BaseAddress);

        (await EveryCall.MakeAsync(system.Client, Operation.ListMemos)).Outcome.ShouldBe(CallOutcome.NotFound);

        used.ShouldBe([suite]);
    }

    [Theory]
    [InlineData(TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384)]
    public async Task Call_ServerWithAnotherSuiteOnly_IsTlsRefused(TlsCipherSuite suite)
    {
        var used = new List<TlsCipherSuite>();
        await using var server = Server(suite, used);
        await ShouldBeOfferedAsync(server.BaseAddress, suite);
        used.Clear();
        using var system = new TestSystem(server.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, Operation.PostMemo);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldContain("no protocol or cipher suite in common");
        used.ShouldBeEmpty();
    }

    /// <summary>Else the refusal would prove nothing: whoever takes the suite gets through.</summary>
    private static async Task ShouldBeOfferedAsync(Uri server, TlsCipherSuite suite)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(server.Host, server.Port);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CipherSuitesPolicy = new CipherSuitesPolicy([suite]),
            CertificateChainPolicy = Trusting(TestAuthority.Trusted.Root),
        });
        tls.NegotiatedCipherSuite.ShouldBe(suite);
        await tls.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        (await tls.ReadAsync(new byte[1])).ShouldBe(1);
    }

    private static X509ChainPolicy Trusting(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return policy;
    }

    private static RawServer Server(TlsCipherSuite suite, List<TlsCipherSuite> used) => RawServer.OnSuite(suite, async (tls, token) =>
    {
        used.Add(tls.NegotiatedCipherSuite);
        await RawServer.ReadHeadAsync(tls, token);
        await RawServer.WriteAsync(tls, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    });
}
