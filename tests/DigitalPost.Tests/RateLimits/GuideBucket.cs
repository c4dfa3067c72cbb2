using System.Net;

namespace Postvogn.DigitalPost.Tests.RateLimits;

/// <summary>
/// Digital Post's bucket, written from the text of TI 12.1 and not from our own: so many tokens at first and at most, so many more each
/// second, a token for a request, 429 when there is none. The text does not say whether they come back little by little or once a second.
/// </summary>
/// <param name="capacity">Tokens that it holds at first and at most.</param>
/// <param name="perSecond">Tokens that come back each second.</param>
/// <param name="oncePerSecond">Whether they come all at once, at each whole second.</param>
internal sealed class GuideBucket(int capacity, int perSecond, bool oncePerSecond)
{
    // In thousandths of a token, so that nothing is rounded.
    private long held = capacity * 1000L;
    private long countedUntil;

    public int Refusals { get; private set; }

    public int Taken { get; private set; }

    /// <summary>Answers a request.</summary>
    /// <param name="now">Milliseconds since the bucket was made.</param>
    public HttpResponseMessage Answer(long now)
    {
        var until = oncePerSecond ? now / 1000 * 1000 : now;
        held = Math.Min(capacity * 1000L, held + ((until - countedUntil) * perSecond));
        countedUntil = until;
        var granted = held >= 1000;
        if (granted) (held, Taken) = (held - 1000, Taken + 1);
        else Refusals++;
        return Headed(new HttpResponseMessage(granted ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests));
    }

    private HttpResponseMessage Headed(HttpResponseMessage response)
    {
        response.Headers.Add("X-RateLimit-Remaining", $"{held / 1000}");
        response.Headers.Add("X-RateLimit-Requested-Tokens", "1");
        response.Headers.Add("X-RateLimit-Burst-Capacity", $"{capacity}");
        response.Headers.Add("X-RateLimit-Replenish-Rate", $"{perSecond}");
        return response;
    }
}
