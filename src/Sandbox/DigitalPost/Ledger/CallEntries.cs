using Postvogn.Sandbox.DigitalPost.Faults;

namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>A call that was turned away before anything of it was taken in.</summary>
/// <param name="Call">What was called.</param>
/// <param name="SystemId">The system, if the call got so far as to be recognised.</param>
/// <param name="Reason">The first check that failed.</param>
/// <param name="StatusCode">The HTTP status that was answered.</param>
/// <param name="TraceParent">The traceparent of the answer (TI 13.4.5).</param>
public sealed record CallRejected(ApiCall Call, Guid? SystemId, RejectionReason Reason, int StatusCode, string TraceParent) : LedgerEntry;

/// <summary>A call that found the bucket empty and got 429 (TI 12.1).</summary>
/// <param name="Call">What was called.</param>
/// <param name="SystemId">The system, or <see langword="null"/> when the bucket is that of an address.</param>
public sealed record CallRateLimited(ApiCall Call, Guid? SystemId) : LedgerEntry;

/// <summary>A fault that had been ordered was played.</summary>
/// <param name="Call">What was called.</param>
/// <param name="Fault">Which fault.</param>
public sealed record FaultPlayed(ApiCall Call, FaultKind Fault) : LedgerEntry;

/// <summary>Why a call was turned away. The first six are the checks of TI 2.6.1, in their order.</summary>
public enum RejectionReason
{
    /// <summary>No client certificate, or one that the authority did not issue or that is not valid now. 401.</summary>
    CertificateNotValid,

    /// <summary>No API key in the Authorization header. 401.</summary>
    ApiKeyMissing,

    /// <summary>The API key finds no system. 401.</summary>
    SystemNotFound,

    /// <summary>The system is not active yet, or no more. 401.</summary>
    SystemNotActive,

    /// <summary>The CVR number of the certificate is neither the organisation's nor the vendor's. 403.</summary>
    CvrDoesNotMatch,

    /// <summary>The caller's address is not among the system's. 403.</summary>
    IpNotAllowed,

    /// <summary>A sender's call by a system that does not send, or a recipient's by one that does not receive. 403.</summary>
    RoleNotHeld,

    /// <summary>No Content-Length. 411.</summary>
    LengthMissing,

    /// <summary>The Content-Type is none of those that are taken. 400.</summary>
    FileTypeNotAllowed,

    /// <summary>A parameter or body is missing or cannot be read. 400.</summary>
    RequestNotValid,

    /// <summary>The body ended before its Content-Length. No answer reaches the caller.</summary>
    BodyCutOff,
}
