namespace Postvogn.Sandbox.Staging;

/// <summary>What a line-of-business system has set for itself (docs/configuration.md).</summary>
internal sealed record Source
{
    /// <summary>Whether its recipients can be reached is asked before sending: <c>index</c>, <c>fresh</c> or <c>none</c>.</summary>
    public string Check { get; init; } = "none";

    /// <summary>What cannot arrive goes to a print provider.</summary>
    public bool Print { get; init; }

    /// <summary>Of the replies to its letters. Null: that of the contact point.</summary>
    public string? Destination { get; init; }
}
