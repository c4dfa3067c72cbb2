using System.Diagnostics.CodeAnalysis;

namespace Postvogn.MeMo.Schema;

/// <summary>How often: exactly one, at most one, several, and what a message is of no use without.</summary>
internal static class TableLines
{
    public static MemoElement Element<[DynamicallyAccessedMembers(MemoElement.UsedOfModel)] TModel>(
        string name, params MemoChild[] children) =>
        new(new(MemoNamespaces.Memo, name), typeof(TModel), children);

    // Of another namespace, whose texts are of the same.
    public static MemoElement Element<[DynamicallyAccessedMembers(MemoElement.UsedOfModel)] TModel>(
        string uri, string name, params MemoChild[] children) =>
        new(new(uri, name), typeof(TModel), children);

    public static MemoChild One(
        string name, MemoType type, string uri = MemoNamespaces.Memo, ErrorCode? missing = null, ErrorCode? broken = null) => new()
    {
        Name = new(uri, name),
        Type = type,
        In11 = Cardinality.One,
        In12 = Cardinality.One,
        Missing = missing ?? MemoCodes.MemoInvalid,
        Broken = broken ?? MemoCodes.MemoInvalid,
    };

    // Exactly one, without which the message is of no use.
    public static MemoChild Vital(string name, MemoType type) =>
        new() { Name = new(MemoNamespaces.Memo, name), Type = type, In11 = Cardinality.One, In12 = Cardinality.One, IsVital = true };

    public static MemoChild Vital(MemoElement element, string? property = null) =>
        new()
        {
            Name = element.Name,
            Element = element,
            In11 = Cardinality.One,
            In12 = Cardinality.One,
            PropertyName = property,
            IsVital = true,
        };

    public static MemoChild Optional(
        string name, MemoType type, string uri = MemoNamespaces.Memo, ErrorCode? broken = null, string? property = null) => new()
    {
        Name = new(uri, name),
        Type = type,
        In11 = Cardinality.Optional,
        In12 = Cardinality.Optional,
        Broken = broken ?? MemoCodes.MemoInvalid,
        PropertyName = property,
    };

    public static MemoChild OptionalIn12(string name, MemoType type) =>
        new() { Name = new(MemoNamespaces.Memo, name), Type = type, In11 = Cardinality.None, In12 = Cardinality.Optional };

    // One in MeMo 1.1, at most one in 1.2.
    public static MemoChild OneOptionalIn12(string name, MemoType type) =>
        new() { Name = new(MemoNamespaces.Memo, name), Type = type, In11 = Cardinality.One, In12 = Cardinality.Optional };

    public static MemoChild One(MemoElement element, string? property = null) => Times(element, 1, 1, property);

    public static MemoChild Optional(MemoElement element, string? property = null, int choice = 0) =>
        Times(element, 0, 1, property, choice);

    public static MemoChild OptionalIn12(MemoElement element) =>
        new() { Name = element.Name, Element = element, In11 = Cardinality.None, In12 = Cardinality.Optional };

    public static MemoChild Times(MemoElement element, int min, int max, string? property = null, int choice = 0) => new()
    {
        Name = element.Name,
        Element = element,
        In11 = new(min, max),
        In12 = new(min, max),
        PropertyName = property,
        Choice = choice,
    };
}
