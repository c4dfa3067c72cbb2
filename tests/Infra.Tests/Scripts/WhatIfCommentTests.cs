using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

public sealed class WhatIfCommentTests : IAsyncLifetime
{
    private readonly string file = Path.GetTempFileName();
    private StandInAzure azure = null!;

    public async Task InitializeAsync() => azure = await StandInAzure.StartAsync();

    public async Task DisposeAsync()
    {
        await azure.DisposeAsync();
        File.Delete(file);
    }

    [FactIfProgram("jq")]
    public async Task Run_Changes_AreCountedAndNamedWithoutTheSubscription()
    {
        const string id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg";

        var said = await CommentAsync($$"""
            {"changes": [
              {"changeType": "Modify", "resourceId": "{{id}}/a", "delta": [{"path": "properties.x"}]},
              {"changeType": "Create", "resourceId": "{{id}}/b"},
              {"changeType": "NoChange", "resourceId": "{{id}}/c"}]}
            """);

        said.ShouldContain("Create: 1, Modify: 1");
        said.ShouldContain("+ /resourceGroups/rg/b\n~ /resourceGroups/rg/a\n    properties.x\n");
        said.ShouldNotContain("00000000");
    }

    [FactIfProgram("jq")]
    public async Task Run_NoChange_SaysSo() => (await CommentAsync("""{"changes": []}""")).ShouldContain("Nothing.");

    [FactIfProgram("jq")]
    public async Task Run_VeryManyChanges_FitInAComment()
    {
        var changes = string.Join(
            ',',
            Enumerable.Range(0, 2000).Select(
                number => $$"""{"changeType": "Create", "resourceId": "/resourceGroups/a-long-name/{{number}}"}"""));

        (await CommentAsync($$"""{"changes": [{{changes}}]}""")).Length.ShouldBeInRange(60_000, 65_536);
    }

    private async Task<string> CommentAsync(string answer)
    {
        await File.WriteAllTextAsync(file, answer);
        var (code, said, error) = await azure.RunAsync("eng/what-if-comment.sh", file);
        code.ShouldBe(0, error);
        return said;
    }
}
