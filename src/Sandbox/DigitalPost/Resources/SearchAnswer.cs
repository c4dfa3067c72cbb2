using Microsoft.Extensions.Primitives;

namespace Postvogn.Sandbox.DigitalPost;

internal static class SearchAnswer
{
    public static Task AnswerQueryAsync(this HttpContext context, IEnumerable<JsonObject> documents, SearchRules rules) =>
        context.AnswerQueryAsync(documents, context.Request.Query.ToDictionary(StringComparer.Ordinal), rules);

    public static Task AnswerQueryAsync(
        this HttpContext context,
        IEnumerable<JsonObject> documents,
        IReadOnlyDictionary<string, StringValues> parameters,
        SearchRules rules)
    {
        var request = SearchRequest.Read(parameters, rules);
        return request.Refusal is { } refusal
            ? context.RefuseQueryAsync(refusal)
            : context.AnswerJsonAsync(StatusCodes.Status200OK, SearchResult.Of(documents, request, rules));
    }
}
