using Postvogn.Sandbox.Demo;

namespace Postvogn.Sandbox.Samples;

/// <summary>A drop that the sandbox made, as it lies on disk: <c>{folder}/{source}/{name}</c>.</summary>
/// <param name="Source">The source that drops it.</param>
/// <param name="Name">Its name below the source.</param>
/// <param name="Expected">What must become of each letter in it.</param>
internal sealed record Sample(string Source, string Name, Expectation Expected)
{
    /// <summary>What the letter shows, in a few words.</summary>
    public string About { get; init; } = "";

    /// <summary>Whether it must be dropped only when Postvogn has taken all others, because it says something about one of them.</summary>
    public bool Late { get; init; }
}
