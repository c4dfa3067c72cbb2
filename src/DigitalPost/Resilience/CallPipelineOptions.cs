namespace Postvogn.DigitalPost;

/// <summary>What a <see cref="CallPipeline{T}"/> must know of the service.</summary>
public sealed class CallPipelineOptions<T>
{
    /// <summary>Its name in the log. Required.</summary>
    public required string Service { get; init; }

    /// <summary>No answer, or only that it cannot. A refusal is an answer, and so is a limit on how often we may call. Required.</summary>
    public required Func<T, bool> IsAway { get; init; }

    /// <summary>Within a call, 0 to 5. The default value is 0.</summary>
    public int Repeats { get; init; }

    /// <summary>Of one attempt. The default value is null: what bounds it is in the call.</summary>
    public TimeSpan? AttemptLimit { get; init; }
}
