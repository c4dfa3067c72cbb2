namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 3.3.6.</summary>
internal sealed class SearchCriteria(IReadOnlyList<SearchCondition> conditions, IReadOnlyList<Predicate<JsonObject>> filters)
{
    public bool Match(JsonObject document) =>
        filters.All(filter => filter(document)) && !Any(SearchOperator.Not, document) && MatchTogetherOrAlone(document);

    private bool MatchTogetherOrAlone(JsonObject document)
    {
        var hasTogether = conditions.Any(it => it.HasDefaults || it.Of(SearchOperator.And).Any());
        var hasAlone = conditions.Any(it => it.Of(SearchOperator.Or).Any());
        if (!hasTogether && !hasAlone)
            return true;
        return (hasTogether && MatchTogether(document)) || Any(SearchOperator.Or, document);
    }

    private bool MatchTogether(JsonObject document) => conditions.All(it =>
        (!it.HasDefaults || it.MatchesDefaults(document)) && it.Of(SearchOperator.And).All(term => it.Matches(term, document)));

    private bool Any(SearchOperator op, JsonObject document) =>
        conditions.Any(it => it.Of(op).Any(term => it.Matches(term, document)));
}
