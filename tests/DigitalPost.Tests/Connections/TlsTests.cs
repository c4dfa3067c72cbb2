using System.Net.Security;
using System.Security.Authentication;
using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Connections;

public sealed class TlsTests
{
    [Fact]
    public async Task Call_ServerCertificateFromAStranger_IsRefusedAndNothingIsSent()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(201, Answers.TechnicalReceipt), TestAuthority.Stranger.Server);
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, Operation.PostMemo);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldStartWith("The server's certificate is not trusted");
        service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_ServerCertificateOfAnotherHost_IsRefused()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Status(404), TestAuthority.Trusted.IssueServer("elsewhere.test"));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, Operation.PostMemo);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldContain("RemoteCertificateNameMismatch");
        service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_ExpiredServerCertificate_IsRefused()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404), TestAuthority.Trusted.IssueExpiredServer());
        using var system = new TestSystem(service.BaseAddress);

        (await EveryCall.MakeAsync(system.Client, Operation.PostMemo)).Outcome.ShouldBe(CallOutcome.TlsRefused);
        service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_ServerCertificateForClientsOnly_IsRefused()
    {
        var sent = "";
        await using var server = RawServer.Showing(
            TestAuthority.Trusted.IssueClientNamedAsServer("localhost"),
            async (tls, token) => sent = await RawServer.ReadHeadAsync(tls, token));
        using var system = new TestSystem(server.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, Operation.PostMemo);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldStartWith("The server's certificate is not trusted");
        sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_WithoutRootsOfItsOwn_TrustsOnlyTheMachine()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var connection = new DigitalPostConnection(
            new() { Environment = DigitalPostEnvironment.At(service.BaseAddress), ClientCertificate = TestAuthority.Trusted.Client },
            TimeProvider.System);

        var answer = await EveryCall.MakeAsync(connection.ClientFor(TestSystem.Key), Operation.ListMemos);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldStartWith("The server's certificate is not trusted");
    }

    [Theory]
    [InlineData(true, CallOutcome.NotFound)]
    [InlineData(false, CallOutcome.NoAnswer)]
    public async Task Call_CertificateBelowAnIssuer_IsKnownWhenTheIssuerIsPresented(bool presented, CallOutcome outcome)
    {
        var (certificate, issuer) = TestAuthority.Trusted.IssueClientByAnIssuer();
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var system = new TestSystem(service.BaseAddress, certificate, presented ? [issuer] : []);

        (await EveryCall.MakeAsync(system.Client, Operation.ListMemos)).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(Operation.PostMemo)]
    [InlineData(Operation.ListMemos)]
    public async Task Call_ClientCertificateRefusedWithoutAWord_IsNoAnswerWithAHint(Operation operation)
    {
        // Kestrel closes the connection after the handshake and sends no alert.
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress, certificate: TestAuthority.Stranger.Client);

        var answer = await EveryCall.MakeAsync(system.Client, operation);

        answer.Outcome.ShouldBe(CallOutcome.NoAnswer);
        answer.Cause.ShouldNotBeNull().ShouldContain("client certificate");
        service.Seen.ShouldBeEmpty();
    }

    [FactIfProgram("openssl")]
    public async Task Call_ClientCertificateRefusedByOpenSsl_IsTlsRefused()
    {
        foreach (var protocol in new[] { "-tls1_2", "-tls1_3" })
        {
            await using var server = await OpenSslServer.StartAsync(protocol);
            using var system = new TestSystem(server.BaseAddress, certificate: TestAuthority.Stranger.Client);

            foreach (var operation in Enum.GetValues<Operation>())
            {
                var answer = await EveryCall.MakeAsync(system.Client, operation);
                answer.Outcome.ShouldBe(CallOutcome.TlsRefused, $"{protocol} {operation}");
                answer.Cause.ShouldNotBeNull().ShouldStartWith("Digital Post refused our client certificate");
            }
        }
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Call_EitherProtocolOfTheGuide_UsesASuiteOfTheGuide(SslProtocols protocol)
    {
        TlsCipherSuite? suite = null;
        await using var server = RawServer.OnTls(protocol, acceptsClient: true, async (tls, token) =>
        {
            suite = tls.NegotiatedCipherSuite;
            await RawServer.ReadHeadAsync(tls, token);
            await RawServer.WriteAsync(tls, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        });
        using var system = new TestSystem(server.BaseAddress);

        (await EveryCall.MakeAsync(system.Client, Operation.ListMemos)).Outcome.ShouldBe(CallOutcome.NotFound);

        // TI 14.2.1
        suite.ShouldNotBeNull().ShouldBeOneOf(
            TlsCipherSuite.TLS_AES_256_GCM_SHA384,
            TlsCipherSuite.TLS_AES_128_GCM_SHA256,
            TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    }
}
