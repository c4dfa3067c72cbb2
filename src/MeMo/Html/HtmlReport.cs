namespace Postvogn.MeMo;

/// <summary>What the check says about an HTML file.</summary>
public sealed record HtmlReport
{
    /// <summary>The code of an answer that approves (TI 10.14.3).</summary>
    public const string Approved = "html.validator.approved";

    /// <summary>The policy that was applied.</summary>
    public required HtmlPolicy Policy { get; init; }

    /// <summary>In the order of the file; at most 1,000. A path is such as <c>/html/body/p[2]/a[1]/@href</c>; beyond 32 levels <c>//</c>
    /// and the last 32.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Bytes read: the whole file, or one more than are judged.</summary>
    public required int Length { get; init; }

    /// <summary>Larger than this check was told to judge; then that is the only finding.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsApproved => Findings.Count == 0;

    /// <summary>The answer that <c>POST /validations/</c> gives.</summary>
    public HtmlAnswer ToAnswer() => HtmlAnswer.Of(this);
}
