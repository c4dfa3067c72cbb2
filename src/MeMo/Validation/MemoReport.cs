namespace Postvogn.MeMo;

/// <summary>What the validator says about a message.</summary>
public sealed record MemoReport
{
    /// <summary>As far as it could be read; null when there is none, or it lacks what every header has.</summary>
    public MessageHeader? Header { get; init; }

    /// <summary>Null when it is not one that Digital Post knows.</summary>
    public MemoVersion? Version { get; init; }

    /// <summary>What Digital Post would refuse, in the order of the message.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What Digital Post takes, and the sender may not have meant; the codes are those of <see cref="MemoWarnings"/>.</summary>
    public IReadOnlyList<Finding> Warnings { get; init; } = [];

    /// <summary>In bytes, as UTF-8.</summary>
    public required long Length { get; init; }

    /// <summary>The contents (by path) above <see cref="MemoValidationOptions.MaxHtmlBytes"/>, not judged as HTML. No finding: Digital Post
    /// may well take them.</summary>
    public IReadOnlyList<string> HtmlNotJudged { get; init; } = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsValid => Findings.Count == 0;
}
