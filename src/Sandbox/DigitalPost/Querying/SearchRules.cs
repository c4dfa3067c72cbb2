namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The collection is the member that holds the resources.</summary>
internal sealed record SearchRules(string Collection)
{
    // A value may match a part of them.
    private static readonly HashSet<string> TextMembers = new(StringComparer.Ordinal)
    {
        "name", "description", "internalDescription", "label", "title", "term", "supplier", "error-message",
    };

    /// <summary>They take plain values and no operators (TI 3.3.6).</summary>
    public Dictionary<string, FixedFilter> Fixed { get; } = new(StringComparer.Ordinal);

    /// <summary>Not so for events (TI 7.1.1).</summary>
    public bool HasWildcards { get; init; } = true;

    /// <summary>It must tell any two resources apart.</summary>
    public IReadOnlyList<SortField> DefaultSort { get; init; } = [new("lastUpdated", IsDescending: false), new("id", IsDescending: false)];

    public static bool IsText(string path) => TextMembers.Contains(path[(path.LastIndexOf('.') + 1)..]);
}

internal delegate Predicate<JsonObject>? FixedFilter(IReadOnlyList<string> values);

internal sealed record SortField(string Path, bool IsDescending);
