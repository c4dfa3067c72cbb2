namespace Postvogn.Sandbox.Samples;

internal sealed record Sample(string Source, string Name, Expectation Expected)
{
    public string About { get; init; } = "";

    public Recall? Recall { get; init; }

    // Dropped only when Postvogn has taken all others, because it says something about one of them.
    public bool Late { get; init; }
}
