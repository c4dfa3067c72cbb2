using System.Net;

namespace Postvogn.DigitalPost;

internal static class StatusTable
{
    public static CallOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => CallOutcome.Succeeded,
        400 => CallOutcome.BadRequest,
        401 => CallOutcome.Unauthorized,
        403 => CallOutcome.Forbidden,
        404 => CallOutcome.NotFound,
        405 => CallOutcome.MethodNotAllowed,
        409 => CallOutcome.Conflict,
        412 => CallOutcome.PreconditionFailed,
        413 => CallOutcome.TooLarge,
        422 => CallOutcome.Unprocessable,
        429 => CallOutcome.TooManyRequests,
        // 408: the service did not get the whole request in its time.
        408 or 503 => CallOutcome.Unavailable,
        >= 500 => CallOutcome.ServerError,
        _ => CallOutcome.Unexpected,
    };
}
