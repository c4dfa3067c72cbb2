namespace Postvogn.MeMo;

/// <summary>What the check says about an HTML file.</summary>
public sealed record HtmlReport
{
    /// <summary>The code of an answer that approves (TI 10.14.3).</summary>
    public const string Approved = "html.validator.approved";

    /// <summary>The policy that was applied.</summary>
    public required HtmlPolicy Policy { get; init; }

    /// <summary>
    /// Everything that Digital Post would refuse, in the order of the file; at most 1,000. A path is that of the element or attribute,
    /// such as <c>/html/body/p[2]/a[1]/@href</c>; beyond 32 levels it begins with <c>//</c> and the last 32.
    /// </summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many bytes were read: the whole file, or one more than are judged.</summary>
    public required int Length { get; init; }

    /// <summary>Whether the file is larger than this check was told to judge. Then that is the only finding.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsApproved => Findings.Count == 0;

    /// <summary>The answer that <c>POST /validations/</c> gives to this file.</summary>
    public HtmlAnswer ToAnswer() => HtmlAnswer.Of(this);
}
