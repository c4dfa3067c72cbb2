using System.Net;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_a_request_is_not_answered : IAsyncLifetime
{
    private readonly TestApp app = new();
    private Host host = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        host = await app.StartAsync();
        client = TestApp.Client(host);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Should_answer_500_when_the_process_dies_of_it(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/echo/x?exit=3");
        if (method == "POST") request.Content = new StringContent("body");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await host.EndedAsync("Echo")).Single().Error!.ShouldContain("exit code 3");
    }

    [Fact]
    public async Task Should_answer_500_when_the_function_throws()
    {
        using var answer = await client.GetAsync("api/echo/x?fail");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await host.EndedAsync("Echo")).Single().Error!.ShouldContain("As told");
    }

    [Fact]
    public async Task Should_cancel_the_function_when_the_caller_goes()
    {
        using var giveUp = new CancellationTokenSource();
        var call = client.GetAsync("api/echo/x?silent", giveUp.Token);
        await app.CalledAsync("Echo");

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        (await host.EndedAsync("Echo")).Single().Outcome.ShouldBe(InvocationOutcome.Failed);
        app.Starts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Should_wait_for_a_worker_that_is_being_started()
    {
        host.KillProcess();

        (await client.GetStringAsync("api/plain")).ShouldBe("GET");

        app.Starts.Count.ShouldBe(2);
    }
}
