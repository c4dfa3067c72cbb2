namespace Postvogn.Cli.Letters;

/// <summary>What <c>memo new</c> is asked to make.</summary>
internal sealed record NewLetter
{
    /// <summary>The recipient's CPR number (10 digits) or CVR number (8 digits).</summary>
    public required string To { get; init; }

    /// <summary>The recipient's name.</summary>
    public string? ToLabel { get; init; }

    /// <summary>The sender's CVR number.</summary>
    public required string From { get; init; }

    /// <summary>The sender's name, which the recipient sees; null: the CVR number.</summary>
    public string? FromLabel { get; init; }

    /// <summary>The subject.</summary>
    public required string Label { get; init; }

    /// <summary>The files; the first is the letter, each of the others an enclosure.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Where the letter is to lie. Named after a UUID, it gives the letter that messageUUID.</summary>
    public required string Output { get; init; }

    /// <summary>Whether a file that is there already is replaced.</summary>
    public bool Force { get; init; }
}
