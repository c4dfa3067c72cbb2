namespace Postvogn.Cli.Letters;

internal sealed record NewLetter
{
    public required string To { get; init; }

    public string? ToLabel { get; init; }

    public required string From { get; init; }

    /// <summary>Null: the CVR number.</summary>
    public string? FromLabel { get; init; }

    public required string Label { get; init; }

    /// <summary>The first is the letter, each of the others an enclosure.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Named after a UUID, it gives the letter that messageUUID.</summary>
    public required string Output { get; init; }

    public bool Force { get; init; }
}
