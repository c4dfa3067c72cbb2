namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 3.3.2.</summary>
internal static class SearchResult
{
    public static JsonObject Of(IEnumerable<JsonObject> documents, SearchRequest request, SearchRules rules)
    {
        var order = new DocumentOrder(request.Sort);
        var all = documents
            .Where(request.Criteria.Match)
            .Select(document => (Key: order.KeyOf(document), Document: document))
            .OrderBy(it => it.Key, order)
            .ToList();
        var rest = request.After is { } after
            ? all.SkipWhile(it => order.Compare(it.Key, after) <= 0)
            : all.Skip(request.Page * request.Size);
        var page = rest.Take(request.Size + 1).ToList();
        var hasMore = page.Count > request.Size;
        var shown = page.Take(request.Size).ToList();
        return Write(request, rules, all.Count, hasMore ? NextToken.Write(shown[^1].Key) : "", shown.ConvertAll(it => it.Document));
    }

    private static JsonObject Write(SearchRequest request, SearchRules rules, int total, string next, List<JsonObject> shown) => new()
    {
        ["currentPage"] = request.After is null ? request.Page : 0,
        ["next"] = next,
        ["totalPages"] = Math.Max(1, (total + request.Size - 1) / request.Size),
        ["elementsOnPage"] = shown.Count,
        ["totalElements"] = total,
        [rules.Collection] = new JsonArray([.. shown.Select(document => Shown(document, request.Fields))]),
    };

    private static JsonObject Shown(JsonObject document, IReadOnlyList<string> fields) =>
        fields.Count == 0 ? document : DocumentPath.Project(document, fields);
}
