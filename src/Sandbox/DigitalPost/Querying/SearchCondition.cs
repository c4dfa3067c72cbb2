using System.IO.Enumeration;

namespace Postvogn.Sandbox.DigitalPost;

internal sealed class SearchCondition(string field, IReadOnlyList<SearchTerm> terms, bool hasWildcards)
{
    public const string Anywhere = "any";

    // A bulk lookup names up to 10,000 numbers: they are looked up, not gone through.
    private readonly HashSet<string> whole = WholeOf(field, terms, hasWildcards);

    private readonly List<SearchTerm> others =
        [.. terms.Where(term => term.Operator == SearchOperator.None && !IsWhole(field, term, hasWildcards))];

    public bool HasDefaults { get; } = terms.Any(term => term.Operator == SearchOperator.None);

    public IEnumerable<SearchTerm> Of(SearchOperator op) => terms.Where(term => term.Operator == op);

    public bool MatchesDefaults(JsonObject document) =>
        (whole.Count > 0 && DocumentPath.TextsAt(document, field).Any(whole.Contains)) || others.Exists(term => Matches(term, document));

    public bool Matches(SearchTerm term, JsonObject document) => field == Anywhere
        ? DocumentPath.AllTexts(document).Any(it => MatchesText(term, it.Text, SearchRules.IsText(it.Member)))
        : DocumentPath.TextsAt(document, field).Any(text => MatchesText(term, text, SearchRules.IsText(field)));

    private bool MatchesText(SearchTerm term, string text, bool isText)
    {
        if (hasWildcards && term.HasWildcard && field != Anywhere)
            return FileSystemName.MatchesSimpleExpression(Escaped(term.Text), text);
        return isText && !term.IsQuoted
            ? text.Contains(term.Text, StringComparison.OrdinalIgnoreCase)
            : text.Equals(term.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static HashSet<string> WholeOf(string field, IEnumerable<SearchTerm> terms, bool hasWildcards) => terms
        .Where(term => term.Operator == SearchOperator.None && IsWhole(field, term, hasWildcards))
        .Select(term => term.Text)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsWhole(string field, SearchTerm term, bool hasWildcards) =>
        field != Anywhere && !(hasWildcards && term.HasWildcard) && (term.IsQuoted || !SearchRules.IsText(field));

    // The pattern's own escape character is a character like any other in TI.
    private static string Escaped(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);
}
