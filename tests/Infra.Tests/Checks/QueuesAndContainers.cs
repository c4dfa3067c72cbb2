using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// The queues are those of the functions and of their poison, and the letters' containers are those of the storage layout (docs/adr/0004).
/// </summary>
public static class QueuesAndContainers
{
    /// <summary>The file that makes the letters' containers; other accounts have containers of their own.</summary>
    private const string LettersFile = "modules/storage-letters.bicep";

    // What lies there is work that is not done: Azure must never remove it.
    private static readonly string[] Unfinished = ["open", "receipts", "received"];

    public static IEnumerable<string> Faults(Template template, IEnumerable<string> queues, IEnumerable<string> containers) =>
    [
        .. Compare("queue", queues, Made(template, "Microsoft.Storage/storageAccounts/queueServices/queues", _ => true)),
        .. Compare("container", containers, Made(template,
            "Microsoft.Storage/storageAccounts/blobServices/containers", file => file.Path == LettersFile)),
        .. Removed(template, [.. containers]),
    ];

    private static IEnumerable<string> Made(Template template, string type, Func<BicepFile, bool> of) =>
        template.Resources(type).Where(made => of(made.File)).SelectMany(made => Template.Names(made.File, made.Resource));

    private static IEnumerable<string> Compare(string kind, IEnumerable<string> wanted, IEnumerable<string> made)
    {
        var there = made.ToList();
        var needed = wanted.ToList();
        return
        [
            .. needed.Except(there, StringComparer.Ordinal).Select(name => $"{kind} {name} is not made."),
            .. there.Except(needed, StringComparer.Ordinal).Select(name => $"{kind} {name} is made, and nothing uses it."),
        ];
    }

    /// <summary>Lifecycle rules: the property <c>containers</c> of their groups.</summary>
    private static IEnumerable<string> Removed(Template template, string[] containers) =>
        from made in template.Resources("Microsoft.Storage/storageAccounts/managementPolicies")
        from property in made.File.Root.AllOf("object_property").Where(property => property.Children[0].Text == "containers")
        from container in Template.Strings(made.File, property.Children[^1])
        where !containers.Contains(container) || Unfinished.Contains(container)
        let fault = containers.Contains(container) ? "holds work that is not done; nothing may remove it" : "does not exist"
        select made.File.Fault(property, $"container {container} {fault}.");
}
