namespace Postvogn.MeMo.Schema;

/// <summary>A simple type of the schema with its facets, and how its text becomes a value and back.</summary>
/// <param name="name">The name of the type in the official schema.</param>
/// <param name="clrType">The type of the value in the model.</param>
/// <param name="rule">What the text must look like, in words.</param>
internal sealed class MemoType(string name, Type clrType, string rule)
{
    public string Name { get; } = name;

    public Type ClrType { get; } = clrType;

    public string Rule { get; } = rule;

    /// <summary>The most code points (not UTF-16 units) that the text may have.</summary>
    public int? MaxLength { get; init; }

    public long? MaxInclusive { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether the content is a file's: streamed, never a value.</summary>
    public bool IsContent { get; init; }

    /// <summary>Whether an empty element has a value.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The value of a text; null when it breaks the type.</summary>
    public required Func<string, object?> Parse { get; init; }

    /// <summary>The text of a value.</summary>
    public required Func<object, string> Format { get; init; }
}
