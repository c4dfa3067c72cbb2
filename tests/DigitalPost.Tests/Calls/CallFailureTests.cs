using System.Security.Authentication;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Calls;

/// <summary>Exceptions that the real line gives only at the right moment: as they were seen, put together by hand.</summary>
public sealed class CallFailureTests
{
    [Theory]
    [InlineData("error:0A00045C:SSL routines::tlsv13 alert certificate required")]
    [InlineData("error:0A000418:SSL routines::tlsv1 alert unknown ca")]
    [InlineData("error:0A000412:SSL routines::sslv3 alert bad certificate")]
    [InlineData("error:0A000415:SSL routines::sslv3 alert certificate expired")]
    [InlineData("error:0A000414:SSL routines::sslv3 alert certificate revoked")]
    public void Of_AlertAboutACertificateInPlaceOfTheAnswer_IsTlsRefused(string words)
    {
        // TLS 1.3: our handshake is over when the server looks at our certificate.
        var fault = new HttpRequestException(
            "Sending failed.", new IOException("The decryption operation failed.", new InvalidOperationException(words)));

        Of(fault).Outcome.ShouldBe(CallOutcome.TlsRefused);
        Of(fault).Cause.ShouldStartWith("Digital Post refused our client certificate");
    }

    [Theory]
    [InlineData("error:0A000438:SSL routines::tlsv1 alert internal error")]
    [InlineData("error:0A00010B:SSL routines::wrong version number")]
    public void Of_AnotherFaultInPlaceOfTheAnswer_IsNoAnswer(string words)
    {
        var fault = new HttpRequestException(
            "Sending failed.", new IOException("The decryption operation failed.", new InvalidOperationException(words)));

        Of(fault).Outcome.ShouldBe(CallOutcome.NoAnswer);
    }

    [Fact]
    public void Of_HandshakeWithNothingInCommon_IsTlsRefusedInItsWords()
    {
        var fault = new HttpRequestException(
            HttpRequestError.SecureConnectionError,
            "No connection.",
            new AuthenticationException("Authentication failed.", new InvalidOperationException("tlsv1 alert protocol version")));

        Of(fault).Outcome.ShouldBe(CallOutcome.TlsRefused);
        Of(fault).Cause.ShouldContain("tlsv1 alert protocol version");
        Of(fault).Cause.ShouldContain("TLS 1.2 or 1.3");
    }

    [Fact]
    public void Of_ConnectTimeout_IsNotConnected() =>
        Of(new TaskCanceledException("Too long.", new TimeoutException())).Outcome.ShouldBe(CallOutcome.NotConnected);

    [Fact]
    public void Of_ProxyThatRefuses_IsNotConnected() =>
        Of(new HttpRequestException(HttpRequestError.ProxyTunnelError, "407")).Outcome.ShouldBe(CallOutcome.NotConnected);

    [Fact]
    public void Of_BrokenBeforeAnythingWasSent_IsNotConnected()
    {
        using var silence = new Silence(TimeSpan.FromSeconds(1), new FakeClock());

        CallFailure.Of(new IOException("Reset."), silence, mayHaveBeenSent: false).Outcome.ShouldBe(CallOutcome.NotConnected);
    }

    private static (CallOutcome Outcome, string Cause) Of(Exception fault)
    {
        using var silence = new Silence(TimeSpan.FromSeconds(1), new FakeClock());
        return CallFailure.Of(fault, silence, mayHaveBeenSent: true);
    }
}
