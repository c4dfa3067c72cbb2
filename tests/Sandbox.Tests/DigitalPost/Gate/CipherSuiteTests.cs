using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Gate;

/// <summary>TI 14.2.1. With TLS 1.2 a certificate whose key is for ECDSA gives the suites their other name.</summary>
[SupportedOSPlatform("linux")]
public sealed class CipherSuiteTests
{
    [Theory]
    [InlineData(TlsCipherSuite.TLS_AES_256_GCM_SHA384, true)]
    [InlineData(TlsCipherSuite.TLS_AES_128_GCM_SHA256, true)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, true)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true)]
    [InlineData(TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, false)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, false)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, false)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false)]
    public async Task Handshake_WithOneSuite_IsMadeWithThoseOfTheGuideOnly(TlsCipherSuite suite, bool isOfTheGuide)
    {
        await using var bed = await NationalBed.StartAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("localhost", bed.Service.BaseAddress.Port);
        await using var tls = new SslStream(tcp.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CipherSuitesPolicy = new CipherSuitesPolicy([suite]),
            CertificateChainPolicy = CertificateTrust.PolicyOfNow(bed.Authority.Root, CertificateTrust.ServerUsage),
        };

        var handshake = () => tls.AuthenticateAsClientAsync(options);

        if (isOfTheGuide)
            await handshake.ShouldNotThrowAsync();
        else
            await handshake.ShouldThrowAsync<AuthenticationException>();
    }
}
