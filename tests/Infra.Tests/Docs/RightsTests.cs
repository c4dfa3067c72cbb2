using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Infra.Tests.Checks;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Docs;

/// <summary>The table of rights in docs/operations.md is what the templates give: no line more, no line less.</summary>
public sealed partial class RightsTests
{
    private const string File = "main.production.bicepparam";
    private const string Ours = "a role of our own";

    private static readonly Dictionary<string, string> Who = new(StringComparer.Ordinal)
    {
        ["identity.principalId"] = "the app",
        ["stores.topicPrincipalId"] = "Event Grid's identity",
        ["00000000-0000-4000-8000-000000000004"] = "a line-of-business system",
        ["00000000-0000-4000-8000-000000000005"] = "the pipeline",
        ["00000000-0000-4000-8000-000000000006"] = "the plan of pull requests",
        ["00000000-0000-4000-8000-000000000007"] = "operators",
        ["00000000-0000-4000-8000-000000000009"] = "whoever tries",
    };

    private static readonly Dictionary<string, string> AzuresRoles = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
        ["db79e9a7-68ee-4b58-9aeb-b90e7c24fcba"] = "Key Vault Certificate User",
        ["a4417e6f-fecd-4de8-b567-7b0420556985"] = "Key Vault Certificates Officer",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["73c42c96-874c-492b-b04d-ab87d138a893"] = "Log Analytics Reader",
        ["69a216fc-b8eb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
        ["acdd72a7-3385-48ef-bd42-f606fba81ae7"] = "Reader",
        ["f58310d9-a9f6-439a-9e8d-f62e7b41a168"] = "Role Based Access Control Administrator",
    };

    // A place that has words of its own in the table; any other stands there by its name.
    private static readonly (string Place, string Words)[] Places =
    [
        ("^the app: letters/containers/.*", "each of the letters' containers"),
        ("^the app: events/queues/.*", "each queue and its poison"),
        ("^operators: events/queues/.*-poison", "each poison queue"),
        ("^.*: host", "the host's account"),
        ("^.*: events", "the account of events"),
        ("^.*: vaults", "the vault"),
        ("^.*: components", "Application Insights"),
        ("^.*: topics/letters", "the topic `letters`"),
        ("^.*: subscriptions/.*", "its subscription of the topic"),
        ("^.*: the resource group", "the resource group"),
        ("^.*: /subscriptions/[^/]*", "the subscription"),
        ("^.*: .*/(.*)", "`$1`"),
    ];

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Table_OfRights_IsWhatTheTemplatesGive()
    {
        using var folder = new TemplateFolder();
        folder.Change(File, @"\z", "\nparam serviceBus = 'standard'\nparam trialPrincipalId = '00000000-0000-4000-8000-000000000009'\n");
        folder.Change(File, @"lineOfBusiness: \[[^\]]*\]", """
            operatorGroups: ['00000000-0000-4000-8000-000000000007']
              lineOfBusiness: [{ principalId: '00000000-0000-4000-8000-000000000004', source: 'one', destination: 'two', print: 'one' }]
            """);
        var given = Grant.Of((await folder.EvaluateAsync(File)).Snapshot)
            .Concat(Grant.Of((await folder.EvaluateAsync("setup.example.bicepparam")).Snapshot))
            .Select(grant => (Who: Who.GetValueOrDefault(grant.Principal, grant.Principal), grant.Role, grant.Scope))
            .Select(grant => $"{grant.Who}: {AzuresRoles.GetValueOrDefault(grant.Role, Ours)} on {InWords(grant.Who, grant.Scope)}");

        Table(Checkout.Read("docs/operations.md")).Where(line => !line.StartsWith("who handles certificates", StringComparison.Ordinal))
            .ShouldBe(given.Distinct(), ignoreOrder: true);
    }

    private static string InWords(string who, string place) =>
        Places.Select(its => (its.Words, Its: new Regex($"{its.Place}$", RegexOptions.None, TimeSpan.FromSeconds(1))))
            .First(its => its.Its.IsMatch($"{who}: {place}")) is var (words, pattern) ? pattern.Replace($"{who}: {place}", words) : place;

    // One for each role and place of a row; a row without a name goes on with the one above.
    private static IEnumerable<string> Table(string page)
    {
        var who = "";
        foreach (Match row in Row().Matches(page[page.IndexOf("## Who may do what", StringComparison.Ordinal)..]).Skip(1))
        {
            if (row.Groups[1].Value is { Length: > 0 } name) who = name.Split(" (")[0];
            foreach (var role in row.Groups[2].Value.Split(':')[0].Split(", "))
                foreach (var place in PlacesIn(row.Groups[3].Value)) yield return $"{who}: {role} on {place}";
        }
    }

    private static IEnumerable<string> PlacesIn(string where) =>
        Places.Select(place => place.Words).FirstOrDefault(words => where.StartsWith(words, StringComparison.Ordinal)) is { } one
            ? [one] : Name().Matches(where).Select(name => name.Value);

    [GeneratedRegex(@"^\| ?(.*?) ?\| (.*?) \| (.*?) \|.*\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`[a-z]+`")]
    private static partial Regex Name();
}
