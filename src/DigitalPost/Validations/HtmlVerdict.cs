namespace Postvogn.DigitalPost.Validations;

/// <summary>What Digital Post thinks of a piece of HTML (TI 10.14.3).</summary>
/// <param name="IsApproved">Whether it may be sent.</param>
/// <param name="Code"><c>html.validator.approved</c> or <c>html.validator.rejected</c>.</param>
/// <param name="Errors">What is wrong with it, each with a code of TI 13.4.3; empty when approved.</param>
public sealed record HtmlVerdict(bool IsApproved, string Code, IReadOnlyList<FieldError> Errors)
{
    internal const string Approved = "html.validator.approved";
    internal const string Rejected = "html.validator.rejected";

    /// <summary>The codes: the texts can quote the letter.</summary>
    public override string ToString() => string.Join(", ", Errors.Select(e => e.Code).Prepend(Code));
}
