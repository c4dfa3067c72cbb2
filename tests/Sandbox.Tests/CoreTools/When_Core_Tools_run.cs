using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Tests.FunctionsHost;

namespace Postvogn.Sandbox.Tests.CoreTools;

public sealed class When_Core_Tools_run : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private FuncBed bed = null!;

    public async Task InitializeAsync() => bed = await FuncBed.MakeAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [FactIfScripted]
    public async Task Should_pass_a_call_on_with_the_callers_certificate_and_no_other()
    {
        await using var host = await bed.StartAsync();
        using var shown = TestApp.NewCertificate("caller");
        using var client = bed.Client(host, shown);
        client.DefaultRequestHeaders.Add("X-ARR-ClientCert", "forged");

        var seen = JsonNode.Parse(await client.GetStringAsync("api/echo?a=b%20c"))!;

        seen["url"]!.ToString().ShouldBe("/api/echo?a=b%20c");
        seen["headers"]!["x-arr-clientcert"]!.ToString().ShouldBe(Convert.ToBase64String(shown.RawData));
        seen["headers"]!["x-forwarded-proto"]!.ToString().ShouldBe("https");
    }

    [FactIfScripted]
    public async Task Should_pass_no_certificate_on_when_none_is_shown()
    {
        await using var host = await bed.StartAsync();
        using var client = bed.Client(host);
        client.DefaultRequestHeaders.Add("X-ARR-ClientCert", "forged");

        var seen = JsonNode.Parse(await client.GetStringAsync("api/echo"))!;

        seen["headers"]!["x-arr-clientcert"].ShouldBeNull();
    }

    [FactIfScripted]
    public async Task Should_be_idle_only_when_what_began_has_ended()
    {
        await using var host = await bed.StartAsync();
        await bed.SayAsync(host, "Executing 'Functions.Sweep' (Reason='Timer fired', Id=0e0e0e0e-0000-4000-8000-000000000001)");

        var idle = host.WaitUntilIdleAsync(CancellationToken.None);
        idle.IsCompleted.ShouldBeFalse();
        await bed.SayAsync(host, "Executed 'Functions.Sweep' (Failed, Id=0e0e0e0e-0000-4000-8000-000000000001, Duration=12ms)");

        await idle.WaitAsync(Patience);
    }

    [FactIfScripted]
    public async Task Should_be_idle_only_when_the_queues_are_empty()
    {
        await using var host = await bed.StartAsync();
        await bed.SendAsync("transmissions");

        var idle = host.WaitUntilIdleAsync(CancellationToken.None);
        idle.IsCompleted.ShouldBeFalse();
        await bed.EmptyAsync("transmissions");

        await idle.WaitAsync(Patience);
    }

    [FactIfScripted]
    public async Task Should_start_them_again_when_they_have_ended()
    {
        await using var host = await bed.StartAsync();
        await bed.SayAsync(host, "Executing 'Functions.Sweep' (Reason='Timer fired', Id=0e0e0e0e-0000-4000-8000-000000000002)");
        using var client = bed.Client(host);

        await client.PostAsync("api/die", null);

        await bed.Log.WaitForAsync("Core Tools have ended with exit code 1, and are started again");
        await host.WaitUntilIdleAsync(CancellationToken.None).WaitAsync(Patience);
        await TestApp.UntilAsync(() => bed.Starts == 2);
    }

    [FactIfScripted]
    public async Task Should_not_wait_for_what_a_dead_host_holds_but_for_all_else()
    {
        await using var host = await bed.StartAsync();
        await bed.SendAsync("drops");
        await bed.HoldAsync("drops");
        using var client = bed.Client(host);

        await client.PostAsync("api/die", null);
        await bed.Log.WaitForAsync("Core Tools have ended with exit code 1, and are started again");
        await host.WaitUntilIdleAsync(CancellationToken.None).WaitAsync(Patience);

        await bed.SendAsync("drops");
        host.WaitUntilIdleAsync(CancellationToken.None).IsCompleted.ShouldBeFalse();
        (await host.Queues.AreEmptyAsync(CancellationToken.None)).ShouldBeFalse();
    }

    [FactIfScripted]
    public async Task Should_fail_whoever_waits_when_they_cannot_be_started_again()
    {
        await using var host = await bed.StartAsync();
        await bed.SendAsync("drops");
        var idle = host.WaitUntilIdleAsync(CancellationToken.None);
        bed.Settings["SCRIPT_END"] = "3";
        using var client = bed.Client(host);

        await client.PostAsync("api/die", null);

        (await Should.ThrowAsync<FunctionsHostException>(() => idle.WaitAsync(Patience)))
            .Message.ShouldContain("exit code 3");
    }

    [FactIfScripted]
    public async Task Should_kill_the_worker_and_find_the_next_one()
    {
        await using var host = await bed.StartAsync();
        await TestApp.UntilAsync(() => host.ProcessId is not null);
        var first = host.ProcessId;

        host.KillProcess();

        await TestApp.UntilAsync(() => host.ProcessId is { } next && next != first);
        host.ProcessId.ShouldBe(bed.Record[^1].GetProperty("worker").GetInt32());
        host.PeakRssBytes.ShouldBeGreaterThan(1_000_000);
        bed.Starts.ShouldBe(1);
    }

    [FactIfScripted]
    public async Task Should_go_on_when_the_third_death_ends_the_host_with_0()
    {
        await using var host = await bed.StartAsync();
        for (var killed = 1; killed <= 3; killed++)
        {
            await TestApp.UntilAsync(
                () => bed.Count("worker") == killed && host.ProcessId == bed.Record[^1].GetProperty("worker").GetInt32());
            host.KillProcess();
        }

        await bed.Log.WaitForAsync("Core Tools have ended with exit code 0, and are started again");
        await TestApp.UntilAsync(() => bed.Starts == 2 && bed.Count("worker") == 4);
    }
}
