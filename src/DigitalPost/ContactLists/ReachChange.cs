namespace Postvogn.DigitalPost;

/// <summary>How somebody can be reached since a moment.</summary>
/// <param name="Reach">How.</param>
/// <param name="At">Since when, as Digital Post says (<c>lastUpdated</c>).</param>
public readonly record struct ReachChange(Reach Reach, DateTimeOffset At);
