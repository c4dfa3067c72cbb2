using System.Text.Json;
using Postvogn.DigitalPost.Validations;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private const string Html = "text/html";

    private static readonly ReadAnswer<ErrorMessage> Verdict = AnswerReader.Json(DigitalPostJson.Default.ErrorMessage);

    /// <summary>POST /validations/ (TI 10.14.3). Sends nothing to anybody. A rejection succeeds, too. The content is read as in
    /// <see cref="PostMemoAsync"/>.</summary>
    internal Task<Answer<HtmlVerdict>> ValidateHtmlAsync(
        Stream content, long length, HtmlQuestion? question = null, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<HtmlVerdict>(Operation.ValidateHtml, ApprovalAsync)
            {
                Query = (question ?? HtmlQuestion.AsSent).ToQueryString(),
                Upload = new(Html, content, length),
                ReadRefusal = error => error.Code == HtmlVerdict.Rejected ? new(IsApproved: false, error.Code, error.FieldErrors) : null,
            },
            cancellationToken);

    private static async ValueTask<HtmlVerdict> ApprovalAsync(AnswerBody body, CancellationToken cancellationToken)
    {
        var verdict = await Verdict(body, cancellationToken);
        return verdict.Code == HtmlVerdict.Approved
            ? new(IsApproved: true, verdict.Code, [])
            : throw new JsonException("The answer is no approval.");
    }
}
