using System.Text.RegularExpressions;
using Postvogn.Functions.Letters;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// The whole table of grants: those of our own identities, each of them and no other; those of line-of-business systems, each with a
/// condition on its folder; and those of operators.
/// </summary>
public static partial class Roles
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";

    // No delete, no tags, no owner, no other's blob by way of a move; a wildcard would be all of these.
    private static readonly string[] OfSystemRole = [Blobs + "read", Blobs + "add/action", Blobs + "write"];

    private const string App = "identity.principalId";
    private const string Topic = "stores.topicPrincipalId";

    // Azure's built-in roles; the GUIDs are the same everywhere.
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string BlobDataReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string QueueDataMessageSender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a";
    private const string KeyVaultCertificateUser = "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";

    private const string LogAnalyticsReader = "73c42c96-874c-492b-b04d-ab87d138a893";
    private const string ServiceBusDataSender = "69a216fc-b8eb-44d8-bc22-1f3c2cd27a39";
    private const string ServiceBusDataReceiver = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0";

    /// <summary>What our own identities may do.</summary>
    public static IReadOnlyList<Grant> Decided { get; } =
    [
        .. BuiltFunctions.OfApp().QueuesWithPoison.Select(queue => new Grant(App, QueueDataContributor, $"events/queues/{queue}")),
        .. EventRoutes.Decided.Values.Distinct(StringComparer.Ordinal)
            .Select(queue => new Grant(Topic, QueueDataMessageSender, $"events/queues/{queue}")),
        .. Places.Containers.Select(container => new Grant(App, BlobDataContributor, $"letters/containers/{container}")),
        new(App, BlobDataOwner, "host"),
        new(Topic, BlobDataContributor, "events"),
        new(App, KeyVaultCertificateUser, "vaults"),
        new(App, MonitoringMetricsPublisher, "components"),
    ];

    /// <summary>All grants, but for how a system that drops letters may write them.</summary>
    public static IEnumerable<string> Faults(Snapshot snapshot)
    {
        var made = Grant.Of(snapshot);
        var own = made.Where(grant => !grant.Given).ToList();
        var decided = snapshot.Of("Microsoft.ServiceBus/namespaces").Any()
            ? Decided.Append(new(App, ServiceBusDataSender, "topics/letters")) : Decided;
        return
        [
            .. decided.Except(own).Select(grant => $"missing: {grant}"),
            .. own.Except(decided).Select(grant => $"too much: {grant}"),
            .. made.GroupBy(grant => grant).Where(same => same.Count() > 1).Select(same => $"twice: {same.Key}"),
            .. made.Where(grant => grant.Given && !Fits(grant)).Select(grant => $"too much: {grant}"),
        ];
    }

    /// <summary>
    /// The built-in Data Contributor may delete a container with all letters in it: its actions are no data actions, so that a
    /// condition does not bound them. A system that writes has a role of its own, of data actions on blobs alone.
    /// </summary>
    public static IEnumerable<string> OfSystems(Snapshot snapshot) =>
    [
        .. from grant in Grant.Of(snapshot)
           where grant.Given && grant.To == "ServicePrincipal" && grant.Role is BlobDataContributor or BlobDataOwner
           select $"too wide: {grant}",
        .. from role in snapshot.Of("Microsoft.Authorization/roleDefinitions")
           from permission in role.Items("properties.permissions").Select(permission => new Resource(permission.AsObject()))
           where permission.Items("actions").Any()
               || permission.Items("dataActions").Any(action => !OfSystemRole.Contains(action.ToString()))
           select $"too wide: the role {role.Text("properties.roleName")}",
    ];

    // A system is let in at its folder: a condition says which. Of Service Bus, it has its subscription.
    private static bool Fits(Grant grant) => (grant.To, grant.Role, grant.Scope) switch
    {
        ("ServicePrincipal", BlobDataReader, "letters/containers/outcomes" or "letters/containers/inbox") => HasFolder(grant),
        ("ServicePrincipal", _, "letters/containers/drop" or "letters/containers/recall" or "letters/containers/print") => HasFolder(grant),
        ("ServicePrincipal", ServiceBusDataReceiver, var scope) => scope.StartsWith("subscriptions/", StringComparison.Ordinal),
        ("Group", LogAnalyticsReader, "the resource group") => true,
        ("Group", BlobDataReader, "letters/containers/outcomes") => true,
        ("Group", BlobDataContributor, "events/containers/undelivered") => true,
        ("Group", QueueDataContributor, var scope) => scope.StartsWith("events/queues/", StringComparison.Ordinal)
            && scope.EndsWith("-poison", StringComparison.Ordinal),
        _ => false,
    };

    // Within its folder, of which the condition is to say the name, and nowhere else: neither beside it nor in one whose name begins alike.
    private static bool HasFolder(Grant grant) =>
        Folder().Match(grant.Condition) is { Success: true } folder && StaysIn(grant.Condition, folder.Groups[1].Value);

    private static bool StaysIn(string condition, string folder)
    {
        try
        {
            return Within(condition, folder);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool Within(string condition, string folder)
    {
        string[] within = [$"{folder}/", $"{folder}/letter/letter.json"];
        string[] outside =
        [
            "", "letter.json", folder, $"{folder}2/", $"{folder}2/letter.json", $"x{folder}/letter.json", $"x/{folder}/letter.json",
        ];
        return within.SelectMany(Ways).All(attempt => Condition.Allows(condition, attempt))
            && outside.SelectMany(Ways).Append(Attempt.List(null)).All(attempt => !Condition.Allows(condition, attempt));
    }

    private static Attempt[] Ways(string path) => [Attempt.Read(path), Attempt.Write(path), Attempt.Add(path), Attempt.List(path)];

    [GeneratedRegex("StringStartsWith '([^'/]+)/'")]
    private static partial Regex Folder();
}
