using System.Text;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_a_message_waits : IAsyncLifetime
{
    private readonly TestApp app = new();
    private Host host = null!;

    public async Task InitializeAsync() => host = await app.HostJson("extensions.queues.maxDequeueCount", "2").StartAsync();

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Should_give_its_text_and_what_the_queue_knows_of_it()
    {
        await host.SendAsync("brev på vej");
        await host.IdleAsync();

        var call = app.Calls("Work").Single();
        call["input"]!.GetValue<string>().ShouldBe("brev på vej");
        var metadata = call["metadata"]!.AsObject();
        metadata["QueueTrigger"]!.GetValue<string>().ShouldBe("brev på vej");
        metadata["DequeueCount"]!.GetValue<string>().ShouldBe("1");
        foreach (var name in new[] { "Id", "PopReceipt", "InsertionTime", "ExpirationTime", "NextVisibleTime" })
            metadata[name]!.GetValue<string>().ShouldNotBeEmpty(name);
        call["invocation"]!.GetValue<string>().ShouldBe((await host.EndedAsync("Work")).Single().Id.ToString());
    }

    [Fact]
    public async Task Should_always_tell_a_trace_that_is_sampled()
    {
        await host.SendAsync("a");
        await host.IdleAsync();

        app.Calls("Work").Single()["traceparent"]!.GetValue<string>().ShouldMatch("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$");
    }

    [Fact]
    public async Task Should_let_a_message_overwrite_its_own_metadata()
    {
        await host.SendAsync("""{ "DequeueCount": 7, "kind": "x", "list": [1] }""");
        await host.IdleAsync();

        var metadata = app.Calls("Work").Single()["metadata"]!.AsObject();
        metadata["DequeueCount"]!.GetValue<string>().ShouldBe("7");
        metadata["kind"]!.GetValue<string>().ShouldBe("x");
        metadata.ContainsKey("list").ShouldBeFalse();
    }

    [Fact]
    public async Task Should_try_it_again_with_a_higher_count_until_it_succeeds()
    {
        await host.ScriptAsync(new { failDeliveries = 1 });
        await host.IdleAsync();

        app.Calls("Work").Select(call => call["metadata"]!["DequeueCount"]!.GetValue<string>()).ShouldBe(["1", "2"]);
        host.Invocations.Recent.Select(invocation => invocation.Outcome).ShouldBe([InvocationOutcome.Failed, InvocationOutcome.Succeeded]);
        host.Invocations.Recent[0].Error!.ShouldContain("As told");
        (await host.PoisonedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Should_put_its_raw_text_into_the_poison_queue_after_maxDequeueCount()
    {
        await host.ScriptAsync(new { fail = true });
        await host.IdleAsync();

        app.Calls("Work").Count.ShouldBe(2);
        var poison = (await host.Queues.PeekPoisonAsync("work", CancellationToken.None)).ShouldHaveSingleItem();
        poison.MessageText.ShouldBe(Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"fail":true}""")));
        poison.DequeueCount.ShouldBe(0);
        (poison.ExpiresOn - poison.InsertedOn).ShouldBe(TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task Should_call_nobody_for_what_is_not_base64()
    {
        await host.Queues.SendRawAsync("work", "no base64!", CancellationToken.None);
        await TestApp.UntilAsync(() => host.PoisonedAsync().Result == 1);

        (await host.Queues.PeekPoisonAsync("work", CancellationToken.None)).Single().MessageText.ShouldBe("no base64!");
        app.Calls("Work").ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_deliver_an_empty_one()
    {
        await host.SendAsync("");
        await host.IdleAsync();

        app.Calls("Work").Single()["input"]!.GetValue<string>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_log_what_its_function_says_while_it_runs()
    {
        await host.DisposeAsync();
        using var log = new CollectedLog();
        host = await app.StartAsync(options => options with { LoggerFactory = log });

        await host.ScriptAsync(new { log = "a word" });

        await log.WaitForAsync("[Said] a word");
    }
}
