using System.Text.Json;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

/// <summary>A role that has left the parameters is gone after the deployment, under the lock too, and nothing else is.</summary>
public sealed class When_rights_are_taken_back : IAsyncLifetime
{
    private const string Script = "eng/revoke-roles.sh";
    private const string Group = "/subscriptions/s/resourceGroups/rg-pvtest";
    private const string Letters = $"{Group}/providers/Microsoft.Storage/storageAccounts/pvtestletters";
    private const string LockId = $"{Letters}/providers/Microsoft.Authorization/locks/letters";
    private const string Drop = $"{Letters}/blobServices/default/containers/drop";
    private const string Events = $"{Group}/providers/Microsoft.Storage/storageAccounts/pvtestevents";
    private const string Vault = $"{Group}/providers/Microsoft.KeyVault/vaults/kv-pvtest";
    private const string Mark = "Postvogn: operators look";

    private static readonly string Grants = JsonSerializer.Serialize(
        new { below = new[] { Letters, Events }, assignments = new[] { "app", "topic" } });

    private static readonly string LettersLock = JsonSerializer.Serialize(new
    {
        value = new[] { new { id = LockId, properties = new { level = "CanNotDelete", notes = "Holds letters." } } },
    });

    private static readonly object[] Own =
        [Assignment("app", Drop, Mark), Assignment("TOPIC", $"{Events}/queueServices/default/queues/drops", Mark)];

    private StandInAzure azure = null!;

    public async Task InitializeAsync() => azure = await StandInAzure.StartAsync();

    public async Task DisposeAsync() => await azure.DisposeAsync();

    private IReadOnlyList<string> Changes => [.. azure.Calls.Where(call => !call.Contains("--method get", StringComparison.Ordinal))];

    private static object Assignment(string name, string scope, string? description = null) => new
    {
        id = $"{scope}/providers/Microsoft.Authorization/roleAssignments/{name}",
        name,
        properties = new { scope, description, roleDefinitionId = "/providers/role", principalId = "somebody", principalType = "User" },
    };

    private static string Page(string? next, params object[] assignments) =>
        JsonSerializer.Serialize(new { value = assignments, nextLink = next });

    private static string Deletion(string name, string scope) =>
        $"rest --method delete --url {scope}/providers/Microsoft.Authorization/roleAssignments/{name}?api-version=2022-04-01";

    [FactIfProgram("jq")]
    public async Task Should_touch_nothing_when_all_was_given_by_the_deployment()
    {
        azure.Assignments = [Page(null, Own)];
        azure.Locks = LettersLock;

        var (code, said, _) = await azure.RunAsync(Script, Grants);

        code.ShouldBe(0);
        said.ShouldContain("No right is to be taken back.");
        Changes.ShouldBeEmpty();
    }

    [FactIfProgram("jq")]
    public async Task Should_leave_people_s_roles_on_accounts_vault_and_group()
    {
        azure.Assignments = [Page(null,
            [.. Own, Assignment("a", Letters), Assignment("b", Vault), Assignment("c", Group), Assignment("d", "/subscriptions/s", Mark)])];

        var (code, _, _) = await azure.RunAsync(Script, Grants);

        code.ShouldBe(0);
        Changes.ShouldBeEmpty();
    }

    [FactIfProgram("jq")]
    public async Task Should_remove_one_under_the_lock_and_lock_again()
    {
        azure.Assignments = [Page(null, [.. Own, Assignment("revoked", Drop)])];
        azure.Locks = LettersLock;

        var (code, said, _) = await azure.RunAsync(Script, Grants);

        code.ShouldBe(0);
        said.ShouldBe($"Taken back: role of User somebody on {Drop}\n");
        Changes.ShouldBe(
        [
            $"rest --method delete --url {LockId}?api-version=2020-05-01",
            Deletion("revoked", Drop),
            $"rest --method put --url {LockId}?api-version=2020-05-01 --body "
                + """{"properties":{"level":"CanNotDelete","notes":"Holds letters."}}""",
        ]);
    }

    [FactIfProgram("jq")]
    public async Task Should_remove_many_of_every_page_and_lift_no_lock_elsewhere()
    {
        const string Poison = $"{Events}/queueServices/default/queues/drops-poison";
        azure.Assignments =
        [
            Page("https://management.azure.com/more?x=1&page=2", [Own[0], Assignment("trial", Poison)]),
            Page("https://management.azure.com/more?x=1&page=3", [Own[1], Assignment("trial2", Poison)]),
            Page(null, Assignment("operators", Group, Mark)),
        ];
        azure.Locks = LettersLock;

        var (code, said, _) = await azure.RunAsync(Script, Grants);

        code.ShouldBe(0);
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        Changes.ShouldBe([Deletion("trial", Poison), Deletion("trial2", Poison), Deletion("operators", Group)]);
    }

    [FactIfProgram("jq")]
    public async Task Should_lock_again_and_fail_when_one_cannot_be_removed()
    {
        azure.Assignments = [Page(null, [.. Own, Assignment("first", Drop), Assignment("last", Drop)])];
        azure.Locks = LettersLock;
        azure.Undeletable = "roleAssignments/first";

        var (code, said, error) = await azure.RunAsync(Script, Grants);

        code.ShouldBe(1);
        error.ShouldContain("NOT taken back: role of User somebody");
        error.ShouldNotContain("NOT set again");
        said.ShouldContain("Taken back: ");
        Changes.Count(call => call == Deletion("first", Drop)).ShouldBe(3);
        Changes[^2].ShouldBe(Deletion("last", Drop));
        Changes[^1].ShouldStartWith($"rest --method put --url {LockId}");
    }

    [FactIfProgram("jq")]
    public async Task Should_remove_nothing_when_a_lock_cannot_be_lifted()
    {
        azure.Assignments = [Page(null, [.. Own, Assignment("revoked", Drop)])];
        azure.Locks = LettersLock;
        azure.Undeletable = "locks/letters";

        var (code, _, _) = await azure.RunAsync(Script, Grants);

        code.ShouldNotBe(0);
        Changes.ShouldNotContain(Deletion("revoked", Drop));
        Changes[^1].ShouldContain("--method put");
    }

    [FactIfProgram("jq")]
    public async Task Should_set_every_lock_again_when_somebody_ends_it_meanwhile()
    {
        azure.Assignments = [Page(null, [.. Own, Assignment("revoked", Drop)])];
        azure.Locks = JsonSerializer.Serialize(new
        {
            value = new object[]
            {
                new { id = LockId, properties = new { level = "CanNotDelete", notes = (string?)null } },
                new { id = $"{LockId}2", properties = new { level = "ReadOnly", owners = new[] { new { applicationId = "/a" } } } },
            },
        });
        azure.Interrupted = true;

        await azure.RunAsync(Script, Grants);

        Changes.Where(call => call.Contains("--method put", StringComparison.Ordinal)).ShouldBe(
        [
            $"rest --method put --url {LockId}?api-version=2020-05-01 " + """--body {"properties":{"level":"CanNotDelete"}}""",
            $"rest --method put --url {LockId}2?api-version=2020-05-01 "
                + """--body {"properties":{"level":"ReadOnly","owners":[{"applicationId":"/a"}]}}""",
        ]);
    }

    [FactIfProgram("jq")]
    public async Task Should_be_content_when_one_is_gone_meanwhile()
    {
        azure.Assignments = [Page(null, [.. Own, Assignment("revoked", Drop)])];
        azure.Gone = "roleAssignments/revoked";

        var (code, said, _) = await azure.RunAsync(Script, Grants);

        code.ShouldBe(0);
        said.ShouldContain("Taken back");
    }

    [FactIfProgram("jq")]
    public async Task Should_remove_nothing_when_a_later_page_has_no_list()
    {
        foreach (var page in new[] { "", "{}", """{"value": null}""" })
        {
            azure.Assignments = [Page("https://management.azure.com/more?x=1&page=2", [.. Own, Assignment("revoked", Drop)]), page];

            (await azure.RunAsync(Script, Grants)).Code.ShouldNotBe(0);
        }
        Changes.ShouldBeEmpty();
    }

    [FactIfProgram("jq")]
    public async Task Should_remove_nothing_by_a_listing_that_is_incomplete()
    {
        azure.Assignments = [Page(null, Own[0], Assignment("revoked", Drop))];

        var (code, _, error) = await azure.RunAsync(Script, Grants);

        code.ShouldBe(1);
        error.ShouldContain("1 assignments of the deployment are not listed; nothing was removed.");
        Changes.ShouldBeEmpty();
    }

    [FactIfProgram("jq")]
    public async Task Should_refuse_grants_that_name_nothing()
    {
        foreach (var grants in new[] { "", "{}", "null", """{"below": ["/x"], "assignments": []}""" })
        {
            var (code, _, error) = await azure.RunAsync(Script, grants);

            code.ShouldBe(2);
            error.ShouldContain("it must name what it made");
        }
        azure.Calls.ShouldBeEmpty();
    }
}
