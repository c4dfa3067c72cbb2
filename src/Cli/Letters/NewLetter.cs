namespace Postvogn.Cli.Letters;

internal sealed record NewLetter
{
    public required string To { get; init; }

    public string? ToLabel { get; init; }

    public required string From { get; init; }

    /// <summary>The sender's name, which the recipient sees; null: the CVR number.</summary>
    public string? FromLabel { get; init; }

    public required string Label { get; init; }

    /// <summary>The files; the first is the letter, each of the others an enclosure.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Where the letter is to lie. Named after a UUID, it gives the letter that messageUUID.</summary>
    public required string Output { get; init; }

    /// <summary>Whether a file that is there already is replaced.</summary>
    public bool Force { get; init; }
}
