using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Postvogn.MeMo.Schema;

/// <summary>Its children in their order, and the record of the model that holds it.</summary>
internal sealed class MemoElement
{
    // Used by reflection, so that trimming the package keeps it.
    public const DynamicallyAccessedMemberTypes UsedOfModel =
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties;

    private readonly FrozenDictionary<MemoName, int> places;

    public MemoElement(MemoName name, [DynamicallyAccessedMembers(UsedOfModel)] Type model, params MemoChild[] children)
    {
        Name = name;
        Model = model;
        Children = children;
        places = children.Select((child, place) => KeyValuePair.Create(child.Name, place)).ToFrozenDictionary();
        foreach (var child in children)
            child.BindTo(model);
        Unbound = [.. model.GetProperties().Where(property => children.All(child => child.Property != property) && property.CanWrite)];
    }

    public MemoName Name { get; }

    [DynamicallyAccessedMembers(UsedOfModel)]
    public Type Model { get; }

    public IReadOnlyList<MemoChild> Children { get; }

    public IReadOnlyList<MemoAttribute> Attributes { get; init; } = [];

    // Properties that this element has no place for, such as the actions of a technical document.
    public IReadOnlyList<PropertyInfo> Unbound { get; }

    // -1 when there is none of that name.
    public int PlaceOf(MemoName name) => places.TryGetValue(name, out var place) ? place : -1;
}
