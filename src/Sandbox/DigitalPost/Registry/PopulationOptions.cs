namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>What a made-up population consists of.</summary>
public sealed record PopulationOptions
{
    /// <summary>The same seed gives the same population. The default is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many citizens. The default is 500; at most 100,000.</summary>
    public int Citizens { get; init; } = 500;

    /// <summary>How many companies. The default is 50; at most 10,000.</summary>
    public int Companies { get; init; } = 50;

    /// <summary>One in so many is exempt. The default is 12.</summary>
    public int ExemptOneIn { get; init; } = 12;

    /// <summary>One in so many is closed. The default is 25.</summary>
    public int ClosedOneIn { get; init; } = 25;
}
