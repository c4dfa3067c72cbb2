using System.Text.Json.Serialization;

namespace Postvogn.MeMo;

/// <summary>The answer of <c>POST /validations/</c> (TI 10.14.3), shaped for JSON of the web; the texts are ours.
/// <c>html.validator.approved</c>, sent with 200, or <c>html.validator.rejected</c>, sent with 400 and the errors in the order of the
/// file.</summary>
public sealed record HtmlAnswer(string Code, string Message, IReadOnlyList<HtmlFieldError> FieldErrors)
{
    /// <summary>200 or 400, by the code.</summary>
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

/// <summary>One error: the resource is always <c>errorMessage</c>, the code of TI 13.4.3; the message has place, fault and cure, without
/// content of the file.</summary>
public sealed record HtmlFieldError(string Resource, string Code, string Message)
{
    internal static HtmlFieldError Of(Finding finding) => new(
        "errorMessage", finding.Code, $"{finding.Path} (line {finding.Line}, column {finding.Column}): {finding.Message} {finding.Fix}");
}
