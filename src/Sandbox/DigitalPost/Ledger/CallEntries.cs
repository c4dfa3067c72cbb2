namespace Postvogn.Sandbox.DigitalPost;

internal sealed record CallRejected(ApiCall Call, Guid? SystemId, RejectionReason Reason, int StatusCode, string TraceParent) : LedgerEntry;

/// <summary>TI 12.1. Without a system the bucket is an address's.</summary>
internal sealed record CallRateLimited(ApiCall Call, Guid? SystemId) : LedgerEntry;

internal sealed record FaultPlayed(ApiCall Call, FaultKind Fault) : LedgerEntry;

/// <summary>The first six are the checks of TI 2.6.1, in their order.</summary>
internal enum RejectionReason
{
    // Also one that the authority did not issue, or that is not valid now.
    CertificateNotValid,

    ApiKeyMissing,

    // The API key finds none.
    SystemNotFound,

    // Not yet, or no more.
    SystemNotActive,

    // Neither the organisation's nor the vendor's.
    CvrDoesNotMatch,

    IpNotAllowed,

    // A sender's call by a system that does not send, or a recipient's by one that does not receive.
    RoleNotHeld,

    LengthMissing,

    FileTypeNotAllowed,

    RequestNotValid,

    // Before its Content-Length. No answer reaches the caller.
    BodyCutOff,
}
