namespace Postvogn.Infra.Tests.Bicep;

/// <summary>A node of a parse tree, as the grammar tree-sitter-bicep names it.</summary>
/// <param name="Type">The grammar's name, such as <c>object_property</c>.</param>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Text">All of its text.</param>
/// <param name="Broken">Whether something there is wrong, or missing.</param>
/// <param name="Children">Its named children.</param>
public sealed record BicepNode(string Type, int Line, string Text, bool Broken, IReadOnlyList<BicepNode> Children)
{
    /// <summary>It and all below it.</summary>
    public IEnumerable<BicepNode> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>All of a type, below it or itself.</summary>
    public IEnumerable<BicepNode> AllOf(string type) => All.Where(node => node.Type == type);

    /// <summary>The first child of a type.</summary>
    public BicepNode? Child(string type) => Children.FirstOrDefault(child => child.Type == type);

    /// <summary>The text of a string literal without its quotes; what is interpolated stays as <c>${…}</c>.</summary>
    public string Literal => Type == "string" ? Text.Trim('\'').Replace("\\'", "'", StringComparison.Ordinal) : Text;

    /// <summary>Properties of an object literal, by name.</summary>
    public IEnumerable<(string Key, BicepNode Value, BicepNode Node)> Properties =>
        Children.Where(child => child.Type == "object_property" && child.Children.Count > 1).Select(
            property => (property.Children[0].Literal, property.Children[^1], property));

    /// <summary>The value at a path of properties, such as <c>properties</c>, <c>siteConfig</c>; null when it is not there.</summary>
    public BicepNode? At(params ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var key in path)
        {
            if (node.Properties.FirstOrDefault(property => property.Key == key).Value is not { } value) return null;
            node = value;
        }

        return node;
    }
}
