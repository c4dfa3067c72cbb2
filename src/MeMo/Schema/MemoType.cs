namespace Postvogn.MeMo.Schema;

/// <summary>A simple type of the schema by its official name, with its facets; the rule says in words what the text must look
/// like.</summary>
internal sealed class MemoType(string name, Type clrType, string rule)
{
    public string Name { get; } = name;

    public Type ClrType { get; } = clrType;

    public string Rule { get; } = rule;

    // Code points (not UTF-16 units).
    public int? MaxLength { get; init; }

    public long? MaxInclusive { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    // A file's: streamed, never a value.
    public bool IsContent { get; init; }

    // The schema gives an empty element a value; what may be empty is for Parse to say.
    public bool HasDefault { get; init; }

    // Null when the text breaks the type.
    public required Func<string, object?> Parse { get; init; }

    public required Func<object, string> Format { get; init; }
}
