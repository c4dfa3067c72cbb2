namespace Postvogn.DigitalPost;

/// <summary>The service asked for a long pause (429 with Retry-After), so no call is made meanwhile.</summary>
/// <param name="left">How long it still lasts.</param>
public sealed class BucketClosedException(TimeSpan left) : Exception("Digital Post wants no calls of this system for a while.")
{
    /// <summary>How long it still lasts.</summary>
    public TimeSpan Left { get; } = left;
}
