namespace Postvogn.Infra.Tests.Bicep;

/// <summary>Something that a file declares: a parameter, variable, resource, module, output, type or function.</summary>
/// <param name="Kind">The grammar's name without <c>_declaration</c>: <c>parameter</c>, <c>variable</c>, …</param>
/// <param name="Name">Its name.</param>
/// <param name="Node">The declaration.</param>
/// <param name="Decorators">Names of its decorators.</param>
public sealed record Declaration(string Kind, string Name, BicepNode Node, IReadOnlyList<string> Decorators)
{
    /// <summary>A resource's type and version, or a module's path.</summary>
    public string Target => Node.Child("string")?.Literal ?? "";

    /// <summary>The last part: a value, or the body of a resource or module.</summary>
    public BicepNode Value => Node.Children[^1];

    /// <summary>The object of a resource or module, be it in a condition, a loop or bare.</summary>
    public BicepNode Body
    {
        get
        {
            var body = Value;
            while (body.Type is "if_statement" or "for_statement") body = body.Children[^1];
            return body;
        }
    }

    /// <summary>What a loop goes over; null when it is none.</summary>
    public BicepNode? Iterated => Value.Type == "for_statement" ? Value.Children[1] : null;

    /// <summary>The name of a loop's item.</summary>
    public string? LoopVariable => Value.Type != "for_statement" ? null : Value.Children[0].Child(
        "loop_variable")?.Text ?? Value.Children[0].Text;

    /// <summary>Whether it is a resource that is only looked up.</summary>
    public bool Existing => Kind == "resource" && Node.Text.Split('{')[0].Contains(" existing ", StringComparison.Ordinal);

    /// <summary>Whether a parameter must be given.</summary>
    public bool Required => Kind == "parameter" && Node.Children.Count == 2 && Node.Children[1].Children is [{ Type: not "nullable_type" }];
}
