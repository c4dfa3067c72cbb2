using Microsoft.Net.Http.Headers;
using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.14.3.</summary>
internal static class ValidationCalls
{
    public static IEnumerable<ApiRoute> Routes =>
        [new("POST", "/validations/", ApiCall.ValidateHtml, CallerRole.Any, ValidateAsync)];

    private static async Task ValidateAsync(HttpContext context)
    {
        if (!IsHtml(context.Request))
            await context.RefuseAsync(StatusCodes.Status415UnsupportedMediaType, "unsupported.media.type", "Only text/html is taken.");
        else if (PolicyOf(context.Request) is not { } policy)
            await context.RefuseQueryAsync("IllegalArgumentException: policy is STRICT or LENIENT.");
        else
            await AnswerAsync(context, policy);
    }

    private static async Task AnswerAsync(HttpContext context, HtmlPolicy policy)
    {
        var report = await HtmlChecker.CheckAsync(context.Request.Body, policy, context.RequestAborted);
        var answer = report.ToAnswer();
        await context.AnswerJsonAsync(answer.Status, answer);
    }

    private static bool IsHtml(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase);

    private static HtmlPolicy? PolicyOf(HttpRequest request) => request.Query["policy"].ToString() switch
    {
        "" or "LENIENT" => HtmlPolicy.Lenient,
        "STRICT" => HtmlPolicy.Strict,
        _ => null,
    };
}
