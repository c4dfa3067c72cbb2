namespace Postvogn.Sandbox.Samples;

/// <summary>A drop that the sandbox made, as it lies on disk (<c>{folder}/{source}/{name}</c>), and what must become of each letter in
/// it.</summary>
internal sealed record Sample(string Source, string Name, Expectation Expected)
{
    // What the letter shows, in a few words.
    public string About { get; init; } = "";

    // Dropped only when Postvogn has taken all others, because it says something about one of them.
    public bool Late { get; init; }
}
