namespace Postvogn.DigitalPost;

/// <summary>Each value says who said no, and whether anything of the request left this machine: on these it depends whether it may be
/// repeated (<see cref="RetryPolicy"/>).</summary>
public enum CallOutcome
{
    /// <summary>2xx, with the body that the API gives.</summary>
    Succeeded,

    /// <summary>400: a rule is broken; <see cref="Answer{T}.Error"/> says which.</summary>
    BadRequest,

    /// <summary>401: certificate, API key and system do not belong together, or the system is not active (TI 2.6.1).</summary>
    Unauthorized,

    /// <summary>403: the system is known but may not.</summary>
    Forbidden,

    /// <summary>404: no such resource or path.</summary>
    NotFound,

    /// <summary>405.</summary>
    MethodNotAllowed,

    /// <summary>409: the resource is in another state or version than expected.</summary>
    Conflict,

    /// <summary>412: If-Match is not the current version (TI 2.6.3).</summary>
    PreconditionFailed,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>422: well-formed but cannot be processed.</summary>
    Unprocessable,

    /// <summary>429: the bucket is empty (TI 12.1).</summary>
    TooManyRequests,

    /// <summary>Another 4xx, or a 3xx: no answer of the API, so something else stands between us and the service.</summary>
    Unexpected,

    /// <summary>5xx but 503. Whether the request was taken is unknown.</summary>
    ServerError,

    /// <summary>503 (or 408): declined without taking it.</summary>
    Unavailable,

    /// <summary>Name not found, refused, not established in time, broken off in the TLS handshake. Nothing of the content was
    /// sent.</summary>
    NotConnected,

    /// <summary>A certificate was refused, or no common protocol found. Nothing was processed.</summary>
    TlsRefused,

    /// <summary>It went out, in whole or part, and no whole answer came. Whether it was taken is unknown.</summary>
    NoAnswer,

    /// <summary>2xx, but not with what the API gives. Probably taken.</summary>
    Unreadable,

    /// <summary>No call was made: nearly all the last ones found the service away, or it asked for a long pause.
    /// <see cref="Answer{T}.RetryAfter"/> says when one is (docs/adr/0030).</summary>
    NotTried,
}
