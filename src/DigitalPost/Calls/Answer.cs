namespace Postvogn.DigitalPost;

/// <summary>What one call came to. A value: nothing that the network or the service does is an exception.</summary>
/// <typeparam name="T">What the call gives when it succeeds.</typeparam>
public sealed record Answer<T> : IAnswer
{
    /// <summary>What became of the call.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>What the service gave. Set exactly when <see cref="Outcome"/> is <see cref="CallOutcome.Succeeded"/>.</summary>
    public T? Value { get; init; }

    /// <summary>The service's own words on why it said no, if it gave any.</summary>
    public ErrorMessage? Error { get; init; }

    /// <summary>The receipt with which the service declined a POST of MeMos (a 503 can carry one), if it gave one.</summary>
    public Receipt? Declined { get; init; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The traceparent of the response: what Digital Post's support asks for (TI 13.4.5).</summary>
    public string? TraceParent { get; init; }

    /// <summary>How long the service asks us to wait (Retry-After), if it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Our words on what went wrong and what to do, when there is no answer of the service to quote. Safe to log.</summary>
    public string? Cause { get; init; }

    /// <summary>True when <see cref="Value"/> is there.</summary>
    public bool Succeeded => Outcome == CallOutcome.Succeeded;
}

/// <summary>What a pipeline reads of an answer, whatever its value is.</summary>
internal interface IAnswer
{
    CallOutcome Outcome { get; }

    int? StatusCode { get; }

    TimeSpan? RetryAfter { get; }
}
