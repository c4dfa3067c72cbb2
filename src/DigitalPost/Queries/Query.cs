using System.Collections.Immutable;

namespace Postvogn.DigitalPost;

/// <summary>The query language of TI 3.3, for every registry. Immutable. What the service would refuse is an
/// <see cref="ArgumentException"/>, and so is a CPR number, since it stands in a URL. <c>ToString</c> names the fields, never a value.
/// <c>Query.All.Where("type", SearchValue.Of("CITIZEN")).SortBy("lastUpdated").Page(0, 1000)</c></summary>
public sealed record Query
{
    private static readonly string[] OwnParameters = ["page", "size", "next", "sortFields", "fields", "any", "isBulkLookup"];

    private Query()
    {
    }

    /// <summary>In the registry's own order, 100 a page.</summary>
    public static Query All { get; } = new();

    internal int? Size { get; private init; }

    internal bool IsSorted => Sorts.Count > 0;

    internal bool HasWildcard => Terms.Any(t => t.Values.Any(v => v.IsWildcard));

    private ImmutableList<Term> Terms { get; init; } = [];

    private ImmutableList<string> Sorts { get; init; } = [];

    private ImmutableList<string> Selected { get; init; } = [];

    private int? Number { get; init; }

    private string? Next { get; init; }

    /// <summary>From 0, of 1 to 10,000 (TI 3.3.3).</summary>
    public Query Page(int number, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return Sized(size) with { Number = number, Next = null };
    }

    /// <summary>1 to 10,000 a page.</summary>
    public Query Sized(int size) => this with { Size = SearchLimits.SizeOf(size) };

    /// <summary>By <see cref="SearchPage{T}.Next"/>: the only way beyond 10,000 (TI 3.3.3).</summary>
    public Query After(string next)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(next);
        return this with { Number = null, Next = next };
    }

    /// <summary>After those already named (TI 3.3.4). A dot goes into a nested field.</summary>
    public Query SortBy(string field, bool descending = false) =>
        this with { Sorts = Sorts.Add(Named(field) + (descending ? ":desc" : ":asc")) };

    /// <summary>Only these (TI 3.3.5), and the id.</summary>
    public Query Fields(params ReadOnlySpan<string> names)
    {
        var asked = Selected.Count == 0 ? Selected.Add("id") : Selected;
        foreach (var name in names)
            asked = asked.Contains(Named(name)) ? asked : asked.Add(name);
        return this with { Selected = asked };
    }

    /// <summary>One of the values (TI 3.3.6). All fields must match, unless the values carry operators. A dot goes into a nested
    /// field.</summary>
    public Query Where(string field, params ReadOnlySpan<SearchValue> values)
    {
        if (OwnParameters.Contains(Named(field), StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"'{field}' is no field of a resource: use the method for it.", nameof(field));
        if (CprNumbers.IsTheirField(field))
            throw new ArgumentException("A CPR number must not stand in a URL: use the bulk lookup.", nameof(field));
        return WithTerm(field, values);
    }

    /// <summary>In any field (TI 3.3.6). Without wildcards.</summary>
    public Query Any(params ReadOnlySpan<SearchValue> values)
    {
        foreach (var value in values)
        {
            if (value.IsWildcard)
                throw new ArgumentException("Wildcards need a field to search in (TI 3.3.6): use Where.", nameof(values));
        }
        return WithTerm("any", values);
    }

    /// <summary>Never a value.</summary>
    public override string ToString() => Terms.Count == 0 ? "everything" : string.Join(", ", Terms.Select(t => t.Field));

    internal int TimesAsked(string field) => Terms.Where(t => t.Field == field).Sum(t => t.Values.Length);

    /// <summary>From the question mark on; a comma in a value is encoded, one between values is not.</summary>
    internal string ToQueryString() => Joined(Parameters());

    internal static string Joined(IReadOnlyCollection<string> parameters) =>
        parameters.Count == 0 ? "" : "?" + string.Join('&', parameters);

    internal List<string> Parameters()
    {
        var parts = Terms.Select(t => $"{t.Field}={string.Join(',', t.Values.Select(v => v.Escaped()))}").ToList();
        Add(parts, "fields", Selected);
        Add(parts, "sortFields", Sorts);
        if (Number is not null)
            parts.Add($"page={Number}");
        if (Size is not null)
            parts.Add($"size={Size}");
        if (Next is not null)
            parts.Add($"next={Uri.EscapeDataString(Next)}");
        return parts;
    }

    private static void Add(List<string> parts, string name, ImmutableList<string> values)
    {
        if (values.Count > 0)
            parts.Add($"{name}={string.Join(',', values)}");
    }

    private static string Named(string field) => field.Length > 0 && field.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        ? field
        : throw new ArgumentException("A field's name is of letters, digits, dots and hyphens.", nameof(field));

    private Query WithTerm(string field, ReadOnlySpan<SearchValue> values) => values.IsEmpty
        ? throw new ArgumentException($"There is no value to search '{field}' for.", nameof(values))
        : this with { Terms = Terms.Add(new(field, [.. values])) };

    private sealed record Term(string Field, ImmutableArray<SearchValue> Values);
}
