using Postvogn.Functions.Letters;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// The queues are those of the functions and of their poison, the letters' containers are those of the storage layout (docs/adr/0004), and
/// no rule removes what is not done.
/// </summary>
public static class QueuesAndContainers
{
    // What lies there is work that is not done, or waits for a person: Azure must never remove it.
    private static readonly string[] Unfinished = ["open", "receipts", "received", "quarantine", "recall", "print"];

    public static IEnumerable<string> Faults(Snapshot snapshot) =>
    [
        .. Compare("queue", BuiltFunctions.OfApp().QueuesWithPoison,
            Made(snapshot, "Microsoft.Storage/storageAccounts/queueServices/queues", "events")),
        .. Compare("container", Places.Containers, Made(snapshot, "Microsoft.Storage/storageAccounts/blobServices/containers", "letters")),
        .. Removed(snapshot),
    ];

    private static IEnumerable<string> Made(Snapshot snapshot, string type, string account) =>
        from made in snapshot.Of(type)
        where Place.Account(snapshot, made.Name.Split('/')[0]) == account
        select made.OwnName;

    private static IEnumerable<string> Compare(string kind, IEnumerable<string> wanted, IEnumerable<string> made)
    {
        var (needed, there) = (wanted.ToList(), made.ToList());
        return
        [
            .. needed.Except(there, StringComparer.Ordinal).Select(name => $"{kind} {name} is not made."),
            .. there.Except(needed, StringComparer.Ordinal).Select(name => $"{kind} {name} is made, and nothing uses it."),
        ];
    }

    private static IEnumerable<string> Removed(Snapshot snapshot) =>
        from policy in snapshot.Of("Microsoft.Storage/storageAccounts/managementPolicies")
        from rule in policy.Items("properties.policy.rules")
        where rule["definition"]?["actions"]?["baseBlob"] is not null
        from container in Prefixes(rule["definition"]!["filters"]?["prefixMatch"]?.AsArray())
        let fault = !Places.Containers.Contains(container) ? "does not exist"
            : Unfinished.Contains(container) ? "holds work that is not done; nothing may remove it" : null
        where fault is not null
        select $"{rule["name"]}: container {container} {fault}.";

    // A rule without a prefix is for all of them.
    private static IEnumerable<string> Prefixes(System.Text.Json.Nodes.JsonArray? prefixes) =>
        prefixes is null ? Places.Containers : prefixes.Select(prefix => prefix!.GetValue<string>().Split('/')[0]);
}
