namespace Postvogn.DigitalPost;

/// <summary>Reach since a moment, as Digital Post says (<c>lastUpdated</c>).</summary>
public readonly record struct ReachChange(Reach Reach, DateTimeOffset At);
