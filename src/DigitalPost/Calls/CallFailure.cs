using System.Security.Authentication;

namespace Postvogn.DigitalPost;

/// <summary>Reads from an exception of the HTTP stack which side failed, and how far the request had come.</summary>
internal static class CallFailure
{
    private const string OurCertificateRefused =
        "Digital Post refused our client certificate. Check that it is a valid OCES organisation or system certificate of this " +
        "environment (TEST and PROD have different ones), that it has not expired, " +
        "and that its issuing certificates are presented with it.";

    private const string TheirCertificateRefused =
        "The server's certificate is not trusted, so nothing was sent. Check the address, the clock of this machine and, for test and " +
        "sandbox, the file of trusted roots. It said: ";

    private const string NoCommonTls =
        "The TLS handshake failed: no protocol or cipher suite in common (TLS 1.2 or 1.3, TI 14.2.1), or a proxy in between. It said: ";

    private const string BrokenOff =
        "The connection broke before the answer came. If every call ends so, " +
        "the other side may refuse our client certificate without a word.";

    public static bool IsOfTheLine(Exception fault) => fault is HttpRequestException or IOException or OperationCanceledException;

    public static string CutOff(Silence silence) => silence.IsOver
        ? $"The answer stood still for {silence.Limit.TotalSeconds:0} seconds."
        : "The connection broke in the middle of the answer.";

    /// <summary><paramref name="mayHaveBeenSent"/> is false when certainly nothing of the request went out.</summary>
    public static (CallOutcome Outcome, string Cause) Of(Exception fault, Silence silence, bool mayHaveBeenSent) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            (CallOutcome.NotConnected, "The name of the service was not found. Check the address and the DNS."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
            (CallOutcome.NotConnected, $"No connection: {fault.Message}"),
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            (CallOutcome.NotConnected, $"The proxy gave no connection: {fault.Message}"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => OfHandshake(fault),
        OperationCanceledException when !silence.IsOver =>
            (CallOutcome.NotConnected, "No connection within the time for it. Check the address, the firewall and the outgoing IP."),
        OperationCanceledException =>
            (Unanswered(mayHaveBeenSent), $"Nothing moved for {silence.Limit.TotalSeconds:0} seconds."),
        _ when IsAlert(fault) => (CallOutcome.TlsRefused, OurCertificateRefused),
        _ => (Unanswered(mayHaveBeenSent), BrokenOff),
    };

    private static CallOutcome Unanswered(bool mayHaveBeenSent) => mayHaveBeenSent ? CallOutcome.NoAnswer : CallOutcome.NotConnected;

    private static (CallOutcome, string) OfHandshake(Exception fault)
    {
        if (Chain(fault).OfType<AuthenticationException>().FirstOrDefault() is not { } refused)
            return (CallOutcome.NotConnected, "The connection broke during the TLS handshake.");
        if (IsAlert(refused))
            return (CallOutcome.TlsRefused, OurCertificateRefused);
        return refused.Message.Contains("remote certificate", StringComparison.Ordinal)
            ? (CallOutcome.TlsRefused, TheirCertificateRefused + refused.Message)
            : (CallOutcome.TlsRefused, NoCommonTls + Chain(refused).Last().Message);
    }

    // An alert is what the other side says when it refuses. In TLS 1.3 it comes after our handshake is over, in place of the answer, and
    // the text of the TLS library is the only sign of it.
    private static bool IsAlert(Exception fault) => Chain(fault).Any(e =>
        e.Message.Contains("alert", StringComparison.Ordinal) &&
        (e.Message.Contains("certificate", StringComparison.Ordinal) || e.Message.Contains("unknown ca", StringComparison.Ordinal)));

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            yield return fault;
    }
}
