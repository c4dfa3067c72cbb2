using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Values have the shape of their type: what a file of parameters gives, what a parameter defaults to, what an output says; and a
/// property that is read of a typed parameter is one of its type.
/// </summary>
public static class Shapes
{
    public static IEnumerable<string> Faults(Template template) =>
    [
        .. template.Files.SelectMany(file => file.GivesParameters ? Given(template, file) : Defaults(template, file)),
        .. template.Files.SelectMany(file => Read(template, file)),
    ];

    private static IEnumerable<string> Given(Template template, BicepFile file) =>
        from given in file.Of("variable")
        let parameter = template.Find(file.Uses!)?.Parameters.FirstOrDefault(declared => declared.Name == given.Name)
        where parameter is not null
        from fault in Compare(template, given.Value, parameter.Node.Children[1], given.Name)
        select file.Fault(given.Node, fault);

    private static IEnumerable<string> Defaults(Template template, BicepFile file) =>
        from declared in file.Declarations
        where declared.Kind is "parameter" or "output" && declared.Node.Children.Count == 3
        from fault in Compare(template, declared.Value, declared.Node.Children[1], declared.Name)
        select file.Fault(declared.Node, fault);

    // A value that is computed is not looked into.
    private static IEnumerable<string> Compare(Template template, BicepNode value, BicepNode type, string place)
    {
        var bare = BicepType.Of(template, type);
        return value.Type switch
        {
            "array" when bare.Items is { } items => value.Children.SelectMany((item, i) => Compare(template, item, items, $"{place}[{i}]")),
            "object" when bare.Properties is { } properties => Object(template, value, properties, place),
            "string" when bare.Choices.Count > 0 && !bare.Choices.Contains(value.Text) =>
                [$"{place} is {value.Text}, which is none of {string.Join(", ", bare.Choices)}."],
            _ => [],
        };
    }

    private static IEnumerable<string> Object(
        Template template, BicepNode value, IReadOnlyDictionary<string, BicepNode> properties, string place)
    {
        var given = value.Properties.ToDictionary(property => property.Key, property => property.Value, StringComparer.Ordinal);
        return
        [
            .. given.Keys.Where(key => !properties.ContainsKey(key)).Select(key => $"{place} has no property {key}."),
            .. properties.Where(property => property.Value.Type != "nullable_type" && !given.ContainsKey(property.Key)).Select(property =>
                $"{place}.{property.Key} is missing."),
            .. given.Where(property => properties.ContainsKey(property.Key)).SelectMany(
                property => Compare(template, property.Value, properties[property.Key], $"{place}.{property.Key}")),
        ];
    }

    private static IEnumerable<string> Read(Template template, BicepFile file) =>
        from member in file.Root.AllOf("member_expression")
        where member.Children is [{ Type: "identifier" }, { Type: "property_identifier" }]
        let parameter = file.Parameters.FirstOrDefault(declared => declared.Name == member.Children[0].Text)
        where parameter is not null
        let type = BicepType.Of(template, parameter.Node.Children[1])
        where type.Properties is not null && !type.Properties.ContainsKey(member.Children[1].Text)
        select file.Fault(member, $"{parameter.Name} has no property {member.Children[1].Text}.");
}
