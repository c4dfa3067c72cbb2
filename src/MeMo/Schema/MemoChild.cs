using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Postvogn.MeMo.Schema;

/// <summary>An element at its place in its parent: one line of the table.</summary>
internal sealed class MemoChild
{
    private PropertyInfo? property;

    public required MemoName Name { get; init; }

    /// <summary>How often it may stand here in MeMo 1.1.</summary>
    public required Cardinality In11 { get; init; }

    /// <summary>How often it may stand here in MeMo 1.2.</summary>
    public required Cardinality In12 { get; init; }

    /// <summary>The type of its text; null when it has elements.</summary>
    public MemoType? Type { get; init; }

    /// <summary>Its elements; null when it has text.</summary>
    public MemoElement? Element { get; init; }

    /// <summary>Only one child of the same choice may be there; 0 is no choice.</summary>
    public int Choice { get; init; }

    /// <summary>The property of the model that holds it, where its name is not that of the element.</summary>
    public string? PropertyName { get; init; }

    /// <summary>What Digital Post calls a value that breaks the type.</summary>
    public ErrorCode Broken { get; init; } = MemoCodes.MemoInvalid;

    /// <summary>What Digital Post calls it when it is missing.</summary>
    public ErrorCode Missing { get; init; } = MemoCodes.MemoInvalid;

    /// <summary>Whether a message without it, or with two of it, is of no use: a tolerant reader refuses that too.</summary>
    public bool IsVital { get; init; }

    public bool IsList => In12.Max > 1;

    public PropertyInfo Property => property ?? throw new InvalidOperationException($"{Name} is not bound to a model.");

    public Cardinality In(MemoVersion version) => version == MemoVersion.V1_1 ? In11 : In12;

    /// <summary>Finds the property by the element's name: senderID is SenderId, messageUUID is MessageUuid.</summary>
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
