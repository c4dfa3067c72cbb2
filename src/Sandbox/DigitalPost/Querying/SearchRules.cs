using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.DigitalPost.Querying;

/// <summary>How one registry is searched.</summary>
/// <param name="Collection">The member that holds the resources, such as <c>contacts</c>.</param>
internal sealed record SearchRules(string Collection)
{
    /// <summary>Members that hold texts, of which a value may match a part.</summary>
    private static readonly HashSet<string> TextMembers = new(StringComparer.Ordinal)
    {
        "name", "description", "internalDescription", "label", "title", "term", "supplier", "error-message",
    };

    /// <summary>Parameters with a meaning of their own, by name: they take plain values and no operators (TI 3.3.6).</summary>
    public IReadOnlyDictionary<string, FixedFilter> Fixed { get; init; } = new Dictionary<string, FixedFilter>(StringComparer.Ordinal);

    /// <summary>Whether <c>*</c> and <c>?</c> are wildcards. The default is <see langword="true"/>; not so for events (TI 7.1.1).</summary>
    public bool HasWildcards { get; init; } = true;

    /// <summary>The order when none is asked for; it must tell any two resources apart.</summary>
    public IReadOnlyList<SortField> DefaultSort { get; init; } = [new("lastUpdated", IsDescending: false), new("id", IsDescending: false)];

    /// <summary>Whether a member holds a text.</summary>
    public static bool IsText(string path) => TextMembers.Contains(path[(path.LastIndexOf('.') + 1)..]);
}

/// <summary>
/// Reads the values of a parameter and gives what a resource must be like; <see langword="null"/> when they cannot be read.
/// </summary>
internal delegate Predicate<JsonObject>? FixedFilter(IReadOnlyList<string> values);

/// <summary>One field of an order.</summary>
internal sealed record SortField(string Path, bool IsDescending);
