using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Postvogn.MeMo.Schema;

/// <summary>An element at its place in its parent: one line of the table.</summary>
internal sealed class MemoChild
{
    private PropertyInfo? property;

    public required MemoName Name { get; init; }

    public required Cardinality In11 { get; init; }

    public required Cardinality In12 { get; init; }

    // Null when it has elements.
    public MemoType? Type { get; init; }

    // Null when it has text.
    public MemoElement? Element { get; init; }

    // Only one child of the same choice may be there; 0 is no choice.
    public int Choice { get; init; }

    // Where the property's name is not that of the element.
    public string? PropertyName { get; init; }

    // What Digital Post calls a value that breaks the type.
    public ErrorCode Broken { get; init; } = MemoCodes.MemoInvalid;

    // What Digital Post calls it when it is missing.
    public ErrorCode Missing { get; init; } = MemoCodes.MemoInvalid;

    // A message without it, or with two of it, is of no use: a tolerant reader refuses that too.
    public bool IsVital { get; init; }

    public bool IsList => In12.Max > 1;

    public PropertyInfo Property => property ?? throw new InvalidOperationException($"{Name} is not bound to a model.");

    public Cardinality In(MemoVersion version) => version == MemoVersion.V1_1 ? In11 : In12;

    // senderID is SenderId, messageUUID is MessageUuid.
    public void BindTo([DynamicallyAccessedMembers(MemoElement.UsedOfModel)] Type model)
    {
        var name = PropertyName ?? PropertyNameOf(Name.Local);
        property = model.GetProperty(name) ?? throw new InvalidOperationException($"{model.Name} has no property {name} for {Name}.");
    }

    public override string ToString() => Name.ToString();

    private static string PropertyNameOf(string local)
    {
        var name = char.ToUpperInvariant(local[0]) + local[1..];
        if (name.EndsWith("UUID", StringComparison.Ordinal))
            return name[..^4] + "Uuid";
        return name.EndsWith("ID", StringComparison.Ordinal) ? name[..^2] + "Id" : name;
    }
}
