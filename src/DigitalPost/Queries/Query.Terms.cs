using System.Collections.Immutable;

namespace Postvogn.DigitalPost;

/// <content>How a query is put together.</content>
public sealed partial class Query
{
    private Query(Query other, ImmutableList<Term>? terms = null, ImmutableList<string>? sorts = null, ImmutableList<string>? fields = null)
        : this(terms ?? other.terms, sorts ?? other.sorts, fields ?? other.fields) =>
        (Number, Size, Next) = (other.Number, other.Size, other.Next);

    private Query WithTerm(string field, ReadOnlySpan<SearchValue> values) => values.IsEmpty
        ? throw new ArgumentException($"There is no value to search '{field}' for.", nameof(values))
        : new(this, terms: terms.Add(new(field, [.. values])));

    private static void Add(List<string> parts, string name, ImmutableList<string> values)
    {
        if (values.Count > 0)
            parts.Add($"{name}={string.Join(',', values)}");
    }

    private static string Named(string field) => field.Length > 0 && field.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        ? field
        : throw new ArgumentException("A field's name is of letters, digits, dots and hyphens.", nameof(field));

    private sealed record Term(string Field, ImmutableArray<SearchValue> Values);
}
