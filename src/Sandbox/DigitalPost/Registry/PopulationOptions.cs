namespace Postvogn.Sandbox.DigitalPost;

internal sealed record PopulationOptions
{
    public int Seed { get; init; } = 1;

    // At most 100,000.
    public int Citizens { get; init; } = 500;

    // At most 10,000.
    public int Companies { get; init; } = 50;

    public int ExemptOneIn { get; init; } = 12;

    public int ClosedOneIn { get; init; } = 25;
}
