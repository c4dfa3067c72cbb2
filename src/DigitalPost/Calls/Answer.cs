namespace Postvogn.DigitalPost;

/// <summary>What one call came to. A value: nothing that the network or the service does is an exception.</summary>
public sealed record Answer<T> : IAnswer
{
    /// <summary>What became of it.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>Set exactly when <see cref="Succeeded"/>.</summary>
    public T? Value { get; init; }

    /// <summary>The service's words on why it said no.</summary>
    public ErrorMessage? Error { get; init; }

    /// <summary>The receipt with which the service declined a POST of MeMos (a 503 can carry one).</summary>
    public Receipt? Declined { get; init; }

    /// <summary>Null when no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>What Digital Post's support asks for (TI 13.4.5).</summary>
    public string? TraceParent { get; init; }

    /// <summary>How long the service asks us to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Our words on what went wrong and what to do, when the service said nothing to quote. Safe to log.</summary>
    public string? Cause { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public bool Succeeded => Outcome == CallOutcome.Succeeded;
}

internal interface IAnswer
{
    CallOutcome Outcome { get; }

    int? StatusCode { get; }

    TimeSpan? RetryAfter { get; }
}
