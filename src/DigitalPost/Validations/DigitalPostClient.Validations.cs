using System.Text.Json;
using Postvogn.DigitalPost.Validations;

namespace Postvogn.DigitalPost;

/// <content>The official check of HTML (TI 10.14.3).</content>
public sealed partial class DigitalPostClient
{
    private const string Html = "text/html";

    private static readonly ReadAnswer<ErrorMessage> Verdict = AnswerReader.Json(DigitalPostJson.Default.ErrorMessage);

    /// <summary>
    /// Has Digital Post judge HTML: POST /validations/ (TI 10.14.3). It sends nothing to anybody. A rejection is an answer, too: it
    /// succeeds.
    /// </summary>
    /// <param name="content">The HTML, read once from where it stands. Not disposed.</param>
    /// <param name="length">Exactly how many bytes the content has left, at least 1.</param>
    /// <param name="question">By which policy, and what to call the file in the verdict.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Answer<HtmlVerdict>> ValidateHtmlAsync(
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
