namespace Postvogn.DigitalPost;

/// <summary>What became of one call. Each value says who said no, and whether anything of the request left this machine: the two facts on
/// which it depends whether the call may be repeated (<see cref="RetryPolicy"/>).</summary>
public enum CallOutcome
{
    /// <summary>2xx, with the body that the API gives.</summary>
    Succeeded,

    /// <summary>400: the request breaks a rule; <see cref="Answer{T}.Error"/> says which.</summary>
    BadRequest,

    /// <summary>401: certificate, API key and system do not belong together, or the system is not active (TI 2.6.1).</summary>
    Unauthorized,

    /// <summary>403: the system is known but may not do this.</summary>
    Forbidden,

    /// <summary>404: there is no such resource, or no such path.</summary>
    NotFound,

    /// <summary>405: the path does not take this method.</summary>
    MethodNotAllowed,

    /// <summary>409: the resource is in another state, or at another version, than the request expects.</summary>
    Conflict,

    /// <summary>412: the If-Match version is not the current one (TI 2.6.3).</summary>
    PreconditionFailed,

    /// <summary>413: the request is larger than the service takes.</summary>
    TooLarge,

    /// <summary>422: the request is well-formed but cannot be processed.</summary>
    Unprocessable,

    /// <summary>429: the system's bucket is empty (TI 12.1).</summary>
    TooManyRequests,

    /// <summary>Any other 4xx, or a 3xx: an answer the API does not give, so something else stands between us and the service.</summary>
    Unexpected,

    /// <summary>5xx other than 503: the service failed. Whether it had taken the request is unknown.</summary>
    ServerError,

    /// <summary>503 (or 408): the service declined the request without taking it.</summary>
    Unavailable,

    /// <summary>No connection: name not found, refused, not established in time, broken off in the TLS handshake. Nothing of the content
    /// was sent.</summary>
    NotConnected,

    /// <summary>One side refused the other's certificate, or no common protocol was found. Nothing was processed.</summary>
    TlsRefused,

    /// <summary>The request, or part of it, went out and no whole answer came. Whether it was taken is unknown.</summary>
    NoAnswer,

    /// <summary>2xx, but the body is not what the API gives. The request was probably taken.</summary>
    Unreadable,

    /// <summary>No call was made: nearly all the last ones found the service away, or it asked for a long pause. <see cref="Answer{T}.RetryAfter"/> says when one is made
    /// again (docs/adr/0030).</summary>
    NotTried,
}
