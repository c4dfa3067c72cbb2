namespace Postvogn.MeMo;

/// <summary>What the validator says about a message.</summary>
public sealed record MemoReport
{
    /// <summary>The header as far as it could be read; null when there is none, or it lacks what every header has.</summary>
    public MessageHeader? Header { get; init; }

    /// <summary>The version; null when it is not one that Digital Post knows.</summary>
    public MemoVersion? Version { get; init; }

    /// <summary>Everything that Digital Post would refuse, in the order of the message.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many bytes the message has.</summary>
    public required long Length { get; init; }

    /// <summary>
    /// The HTML files that are larger than <see cref="MemoValidationOptions.MaxHtmlBytes"/>, by the paths of their contents. They were not
    /// judged as HTML, which is no finding: Digital Post may well take them.
    /// </summary>
    public IReadOnlyList<string> HtmlNotJudged { get; init; } = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsValid => Findings.Count == 0;
}
