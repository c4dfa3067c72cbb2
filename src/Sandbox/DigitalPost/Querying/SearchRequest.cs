using Microsoft.Extensions.Primitives;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 3.3.</summary>
internal sealed record SearchRequest
{
    private const int DefaultSize = 100;
    private const int Reach = 10_000;
    private const int LongestValue = 100;

    public int Page { get; private init; }

    public int Size { get; private init; } = DefaultSize;

    /// <summary>Of the last element of the page before; null when paging by number.</summary>
    public IReadOnlyList<string>? After { get; private init; }

    public IReadOnlyList<SortField> Sort { get; private init; } = [];

    // Empty for all.
    public IReadOnlyList<string> Fields { get; private init; } = [];

    public SearchCriteria Criteria { get; private init; } = new([], []);

    public string? Refusal { get; private init; }

    public static SearchRequest Read(IQueryCollection query, SearchRules rules) => Read(query.ToDictionary(StringComparer.Ordinal), rules);

    public static SearchRequest Read(IReadOnlyDictionary<string, StringValues> parameters, SearchRules rules)
    {
        var isReadable = TryNumber(parameters, "page", 0, out var page) & TryNumber(parameters, "size", DefaultSize, out var size);
        var after = NextToken.Read(One(parameters, "next"));
        if (!isReadable || page < 0 || size is < 1 or > Reach)
            return Refused("page is from 0, and size from 1 to 10000.");
        if (after is null && ((long)page + 1) * size > Reach)
            return Refused("Result window is too large: page and size reach 10000 elements; use next.");
        var request = ReadCriteria(parameters, rules) with
        {
            Page = page,
            Size = size,
            After = after,
            Sort = SortOf(parameters, rules),
            Fields = [.. ListOf(parameters, "fields")],
        };
        var isNextOurs = string.IsNullOrEmpty(One(parameters, "next")) || after?.Count == request.Sort.Count;
        return isNextOurs ? request : Refused("next is none of this order's.");
    }

    private static SearchRequest ReadCriteria(IReadOnlyDictionary<string, StringValues> parameters, SearchRules rules)
    {
        var conditions = new List<SearchCondition>();
        var filters = new List<Predicate<JsonObject>>();
        foreach (var (name, values) in parameters.Where(it => !IsPaging(it.Key)))
        {
            var terms = values.SelectMany(value => SearchTerm.ReadAll(value ?? "")).ToList();
            if (terms.Find(term => term.Text.Length > LongestValue) is { } tooLong)
                return Refused($"{name} length of {tooLong.Text.Length} exceeds limit of {LongestValue}");
            if (!rules.Fixed.TryGetValue(name, out var filter))
                conditions.Add(new SearchCondition(name, terms, rules.HasWildcards));
            else if (filter([.. terms.Select(term => term.Text)]) is { } predicate)
                filters.Add(predicate);
            else
                return Refused($"{name} cannot be read.");
        }

        return new SearchRequest { Criteria = new SearchCriteria(conditions, filters) };
    }

    private static bool IsPaging(string name) => name is "page" or "size" or "next" or "sortFields" or "fields" or "isBulkLookup";

    private static IReadOnlyList<SortField> SortOf(IReadOnlyDictionary<string, StringValues> parameters, SearchRules rules)
    {
        var asked = ListOf(parameters, "sortFields").Select(ReadSort).ToList();
        return asked.Count > 0 ? asked : rules.DefaultSort;
    }

    private static SortField ReadSort(string text)
    {
        var parts = text.Split(':', 2);
        return new SortField(parts[0], parts.Length > 1 && parts[1].Equals("desc", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> ListOf(IReadOnlyDictionary<string, StringValues> parameters, string name) =>
        parameters.TryGetValue(name, out var values)
            ? values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : [];

    private static string? One(IReadOnlyDictionary<string, StringValues> parameters, string name) =>
        parameters.TryGetValue(name, out var values) ? values.ToString() : null;

    private static bool TryNumber(IReadOnlyDictionary<string, StringValues> parameters, string name, int otherwise, out int number)
    {
        number = otherwise;
        return One(parameters, name) is not { Length: > 0 } text || int.TryParse(text, out number);
    }

    private static SearchRequest Refused(string explanation) => new() { Refusal = $"IllegalArgumentException: {explanation}" };
}
