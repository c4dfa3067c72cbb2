namespace Postvogn.DigitalPost;

/// <summary>What a <see cref="CallPipeline{T}"/> must know of the service that it calls.</summary>
/// <typeparam name="T">What calls give.</typeparam>
public sealed class CallPipelineOptions<T>
{
    /// <summary>What it is called in the log. Required.</summary>
    public required string Service { get; init; }

    /// <summary>Whether what came of a call says that the service is away: no answer, or only that it cannot. A refusal is an answer, and
    /// so is a limit on how often we may call. Required.</summary>
    public required Func<T, bool> IsAway { get; init; }

    /// <summary>How often a call may be repeated within itself, 0 to 5. The default value is 0.</summary>
    public int Repeats { get; init; }

    /// <summary>How long one attempt may take. The default value is null: whatever bounds it is in the call itself.</summary>
    public TimeSpan? AttemptLimit { get; init; }
}
