namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 3.3.6.</summary>
internal enum SearchOperator
{
    // No prefix: OR within a field, AND between fields.
    None,

    // &
    And,

    // |
    Or,

    // !
    Not,
}

internal sealed record SearchTerm(SearchOperator Operator, string Text, bool IsQuoted)
{
    private const string Quotes = "\"'";

    public bool HasWildcard => !IsQuoted && Text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Parted by commas, except within quotes.</summary>
    public static IEnumerable<SearchTerm> ReadAll(string value)
    {
        var start = 0;
        while (start <= value.Length)
        {
            var end = EndOf(value, start);
            yield return Read(value[start..end]);
            start = end + 1;
        }
    }

    private static int EndOf(string value, int start)
    {
        var first = start < value.Length && OperatorOf(value[start]) != SearchOperator.None ? start + 1 : start;
        var isQuoted = first < value.Length && Quotes.Contains(value[first]);
        var closing = isQuoted ? value.IndexOf(value[first], first + 1) : -1;
        var comma = value.IndexOf(',', closing > 0 ? closing : start);
        return comma < 0 ? value.Length : comma;
    }

    private static SearchTerm Read(string text)
    {
        var op = text.Length > 0 ? OperatorOf(text[0]) : SearchOperator.None;
        var rest = op == SearchOperator.None ? text : text[1..];
        var isQuoted = rest.Length >= 2 && Quotes.Contains(rest[0]) && rest[^1] == rest[0];
        return new SearchTerm(op, isQuoted ? rest[1..^1] : rest, isQuoted);
    }

    private static SearchOperator OperatorOf(char prefix) => prefix switch
    {
        '&' => SearchOperator.And,
        '|' => SearchOperator.Or,
        '!' => SearchOperator.Not,
        _ => SearchOperator.None,
    };
}
