namespace Postvogn.Infra.Tests.Bicep;

/// <summary>What a type allows, through its names: at most one of the three is there.</summary>
/// <param name="Properties">Of an object: the types by name.</param>
/// <param name="Items">Of an array: the type of each item.</param>
/// <param name="Choices">Of a choice of strings: the strings, in quotes.</param>
public sealed record BicepType(IReadOnlyDictionary<string, BicepNode>? Properties, BicepNode? Items, IReadOnlyList<string> Choices)
{
    private static readonly BicepType Any = new(null, null, []);

    /// <summary>Reads a type; names are looked up in the whole template, where each is declared once.</summary>
    public static BicepType Of(Template template, BicepNode type) => type.Type switch
    {
        "type" or "nullable_type" => Of(template, type.Children[0]),
        "array_type" => Any with { Items = type.Children[0] },
        "union_type" => Any with { Choices = [.. type.AllOf("string").Select(choice => choice.Text)] },
        "object" =>
            Any with
            {
                Properties = type.Properties.ToDictionary(property => property.Key, property => property.Value, StringComparer.Ordinal),
            },
        "identifier" => template.Files.SelectMany(file => file.Of(
            "type")).FirstOrDefault(declared => declared.Name == type.Text) is { } named ? Of(template, named.Value) : Any,
        _ => Any,
    };
}
