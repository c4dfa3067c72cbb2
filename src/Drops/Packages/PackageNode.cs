namespace Postvogn.Drops.Packages;

/// <summary>The values of an object, by the names of where they go.</summary>
internal sealed class PackageNode(PackageShape shape, PackageLayer layer, long at)
{
    private readonly Dictionary<string, PackageValue> values = new(StringComparer.Ordinal);

    public PackageShape Shape => shape;

    public PackageLayer Layer => layer;

    /// <summary>Where it begins in its text.</summary>
    public long At => at;

    public bool IsEmpty => values.Values.All(value => value.Content is null);

    /// <summary>Null: not given, or given as null.</summary>
    public object? this[string name] => values.GetValueOrDefault(name)?.Content;

    public string? Text(string name) => (string?)this[name];

    public bool Flag(string name) => this[name] is true;

    public PackageNode? Node(string name) => (PackageNode?)this[name];

    public IReadOnlyList<PackageNode> List(string name) => this[name] is List<PackageNode> list ? list : [];

    /// <summary>Null: not given.</summary>
    public PackageValue? Given(string name) => values.GetValueOrDefault(name);

    public bool TryAdd(string name, PackageValue value) => values.TryAdd(name, value);

    public void Replace(string name, PackageValue value) => values[name] = value;

    /// <summary>What no text gives.</summary>
    public void Put(string name, object? value) => Replace(name, new PackageValue(value, layer, at, Path: ""));

    public PackageNode NodeOrNew(string name)
    {
        if (Node(name) is { } there) return there;
        var made = new PackageNode(shape.Find(name).Shape!, layer, at);
        Put(name, made);
        return made;
    }

    /// <summary>As JSON Merge Patch (RFC 7396) has it: what stands in <paramref name="above"/> wins, objects member by member. Neither is
    /// changed.</summary>
    public PackageNode With(PackageNode above)
    {
        var both = new PackageNode(shape, above.Layer, above.At);
        foreach (var (name, value) in values)
            both.values[name] = value.Content is PackageNode ? value with { Content = Copy(value) } : value;
        foreach (var (name, value) in above.values)
            both.values[name] = value.Content is PackageNode over && Node(name) is { } under ? value with { Content = under.With(over) }
                : value.Content is PackageNode ? value with { Content = Copy(value) }
                : value;
        return both;
    }

    private static PackageNode Copy(PackageValue value)
    {
        var node = (PackageNode)value.Content!;
        return new PackageNode(node.Shape, node.Layer, node.At).With(node);
    }
}

/// <summary>The content is of the type's kind, an object, a list of objects, or null, which takes away what a layer below gives. The path
/// is as it is written in its text; empty: it is not.</summary>
internal sealed record PackageValue(object? Content, PackageLayer Layer, long At, string Path);
