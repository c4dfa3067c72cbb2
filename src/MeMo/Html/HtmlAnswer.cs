using System.Text.Json.Serialization;

namespace Postvogn.MeMo;

/// <summary>
/// The answer of <c>POST /validations/</c> (TI 10.14.3): its codes, its shape when written as JSON of the web, and our texts.
/// </summary>
/// <param name="Code"><c>html.validator.approved</c>, sent with 200, or <c>html.validator.rejected</c>, sent with 400.</param>
/// <param name="Message">The policy and the number of errors.</param>
/// <param name="FieldErrors">The errors in the order of the file; empty when it is approved.</param>
public sealed record HtmlAnswer(string Code, string Message, IReadOnlyList<HtmlFieldError> FieldErrors)
{
    /// <summary>The HTTP status that goes with the code: 200 or 400.</summary>
    [JsonIgnore]
    public int Status => Code == HtmlReport.Approved ? 200 : 400;

    internal static HtmlAnswer Of(HtmlReport report)
    {
        var policy = report.Policy.ToString().ToUpperInvariant();
        return report.IsApproved
            ? new(HtmlReport.Approved, $"Approved: the {policy} policy found 0 errors.", [])
            : new(
                MemoCodes.HtmlRejected.Code,
                $"Rejected: the {policy} policy found {report.Findings.Count} errors.",
                [.. report.Findings.Select(HtmlFieldError.Of)]);
    }
}

/// <summary>One error in an answer.</summary>
/// <param name="Resource">Always <c>errorMessage</c>.</param>
/// <param name="Code">A code of TI 13.4.3.</param>
/// <param name="Message">Place, fault and cure, without content of the file.</param>
public sealed record HtmlFieldError(string Resource, string Code, string Message)
{
    internal static HtmlFieldError Of(Finding finding) => new(
        "errorMessage", finding.Code, $"{finding.Path} (line {finding.Line}, column {finding.Column}): {finding.Message} {finding.Fix}");
}
