using Postvogn.Sandbox.FunctionsHost.Invocations;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>Every row of the result table, and outputs, against a real process that all of these tests share.</summary>
public sealed class When_a_trigger_call_is_answered : IAsyncLifetime
{
    private readonly TestApp app = new TestApp().QueueFunction("Single").QueueFunction("Batch", """, "cardinality": "many", "dataType": "string" """);
    private Host host = null!;

    public async Task InitializeAsync() => host = await app.StartAsync(options => options with { MaxDeliveryCount = 2 });

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        app.Dispose();
    }

    [Theory]
    [InlineData(200, "application/json", "{}", InvocationOutcome.Succeeded)]
    [InlineData(201, "text/json; charset=utf-8", """{"Logs":["a"]}""", InvocationOutcome.Succeeded)]
    [InlineData(200, "text/plain", "{}", InvocationOutcome.Failed)]
    [InlineData(200, null, "{}", InvocationOutcome.Failed)]
    [InlineData(200, "application/problem+json", "{}", InvocationOutcome.Failed)]
    [InlineData(200, "application/json", "{not json", InvocationOutcome.Failed)]
    [InlineData(404, "application/json", "{}", InvocationOutcome.Failed)]
    [InlineData(500, "application/json", "{}", InvocationOutcome.Failed)]
    public async Task Should_judge_it_as_the_real_host_does(int status, string? type, string body, InvocationOutcome expected)
    {
        host.SendScript("single", new { status, contentType = type, body });
        await host.IdleAsync();

        host.Invocations.Recent.Select(invocation => invocation.Outcome).Distinct().ShouldBe([expected]);
        host.Depth("single").Dead.ShouldBe(expected == InvocationOutcome.Succeeded ? 0 : 1);
    }

    [Fact]
    public async Task Should_follow_a_redirect_with_a_GET_and_judge_what_it_finds()
    {
        host.SendScript("single", new { status = 302, location = "/Elsewhere" });
        await host.IdleAsync();

        (await host.EndedAsync("Single")).Single().Outcome.ShouldBe(InvocationOutcome.Succeeded);
        app.Heads("Elsewhere").Single()["method"]!.GetValue<string>().ShouldBe("GET");
    }

    [Fact]
    public async Task Should_send_the_outputs_of_a_success()
    {
        host.SendScript("single", new { body = """{"Outputs":{"out":["one","abcd"],"second":"abcd","stray":"x"},"Logs":["a line"]}""" });
        await host.EndedAsync("Single");

        host.Drain("sent").ShouldBe(["one", "abcd", "System.Byte[]"]);
        (await host.EndedAsync("Single")).Single().Logs.ShouldBe(["a line"]);
    }

    [Fact]
    public async Task Should_send_nothing_when_it_failed()
    {
        host.SendScript("single", new { status = 500, body = """{"Outputs":{"out":["one"]}}""" });
        await host.IdleAsync();

        host.Depth("sent").Waiting.ShouldBe(0);
        host.Queues.DeadLetters.Single().DeliveryCount.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"Outputs":{"out":["one"],"lost":["two"]}}""", "nowhere")]
    [InlineData("""{"Outputs":{"second":["one"],"out":"{broken}"}}""", "looks like JSON")]
    public async Task Should_fail_and_send_nothing_when_an_output_cannot_be_taken(string body, string why)
    {
        host.SendScript("single", new { body });
        var ended = await host.EndedAsync("Single", 2);
        await host.IdleAsync();

        ended.ShouldAllBe(invocation => invocation.Outcome == InvocationOutcome.Failed && invocation.Error!.Contains(why));
        host.Depth("sent").Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Should_deliver_again_at_once_with_a_higher_count_until_it_succeeds()
    {
        host.SendScript("single", new { failDeliveries = 1 });
        await host.IdleAsync();

        app.Calls("Single").Select(call => call["Metadata"]!["DeliveryCount"]!.GetValue<string>()).ShouldBe(["1", "2"]);
        host.Depth("single").Dead.ShouldBe(0);
    }

    [Fact]
    public async Task Should_keep_dead_letters_with_their_reason_and_take_them_back()
    {
        host.SendScript("single", new { status = 503 });
        await host.IdleAsync();
        var letter = host.Queues.DeadLetters.Single();
        letter.Reason.ShouldBe("MaxDeliveryCountExceeded");
        letter.Description.ShouldContain("503");

        host.Queues.ResubmitAll().ShouldBe(1);
        await host.IdleAsync();

        app.Calls("Single").Count.ShouldBe(4);
        host.Queues.DeadLetters.Single().SequenceNumber.ShouldBeGreaterThan(letter.SequenceNumber);
    }

    [Fact]
    public async Task Should_give_back_a_whole_batch_when_it_fails()
    {
        host.SendScript("batch", new { status = 500 });
        await host.IdleAsync();

        var delivered = app.Calls("Batch").Select(call => call["Metadata"]!["DeliveryCountArray"]!.GetValue<string>());
        delivered.ShouldBe(["[1]", "[2]"]);
        host.Depth("batch").Dead.ShouldBe(1);
    }

    [Fact]
    public async Task Should_call_it_with_the_headers_of_the_contract_and_no_others()
    {
        host.Queues.Send("single", "plain");
        await host.IdleAsync();

        var head = app.Heads("Single").Single();
        var headers = head["headers"]!.AsObject();
        head["method"]!.GetValue<string>().ShouldBe("POST");
        head["path"]!.GetValue<string>().ShouldBe("/Single");
        head["query"]!.GetValue<string>().ShouldBe("");
        headers["content-type"]!.GetValue<string>().ShouldBe("application/json; charset=utf-8");
        headers["transfer-encoding"]!.GetValue<string>().ShouldBe("chunked");
        headers["user-agent"]!.GetValue<string>().ShouldStartWith("Azure-Functions-Host/4.");
        headers["x-azure-functions-invocationid"]!.GetValue<string>().ShouldBe((await host.EndedAsync("Single")).Single().Id.ToString());
        headers.Select(header => header.Key).Order().ShouldBe(
        [
            "content-type", "host", "traceparent", "transfer-encoding", "user-agent", "x-azure-functions-hostversion", "x-azure-functions-invocationid",
        ]);
    }

    [Fact]
    public async Task Should_pass_the_message_and_its_metadata_encoded_twice()
    {
        host.Queues.Send("single", """{"id":5,"kind":"x"}""");
        await host.IdleAsync();

        var call = app.Calls("Single").Single();
        call["Data"]!["msg"]!.GetValue<string>().ShouldBe("""
            "{\"id\":5,\"kind\":\"x\"}"
            """);
        call["Metadata"]!["id"]!.GetValue<string>().ShouldBe("\"5\"");
        call["Metadata"]!["sys"]!["MethodName"]!.GetValue<string>().ShouldBe("Single");
        call["Metadata"]!.AsObject().ShouldNotContain(entry => entry.Value == null);
    }
}
