namespace Postvogn.DigitalPost.Validations;

/// <summary>The code is <c>html.validator.approved</c> or <c>html.validator.rejected</c>; each error has a code of TI 13.4.3 (TI
/// 10.14.3).</summary>
internal sealed record HtmlVerdict(bool IsApproved, string Code, IReadOnlyList<FieldError> Errors)
{
    internal const string Approved = "html.validator.approved";
    internal const string Rejected = "html.validator.rejected";

    /// <summary>The texts can quote the letter.</summary>
    public override string ToString() => string.Join(", ", Errors.Select(e => e.Code).Prepend(Code));
}
