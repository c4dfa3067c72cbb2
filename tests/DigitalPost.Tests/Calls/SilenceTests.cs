using System.Security.Authentication;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Calls;

/// <summary>A line on which nothing moves, on a clock that the test advances.</summary>
public sealed class SilenceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_AnswerThatDoesNotCome_IsNoAnswerWhenTheSilenceIsOver(Operation operation)
    {
        var arrived = new TaskCompletionSource();
        await using var service = await ScriptedService.AnsweringAsync(context => ArriveAndStayAsync(arrived, context.RequestAborted));
        using var system = new TestSystem(service.BaseAddress);

        var call = EveryCall.MakeAsync(system.Client, operation);
        await arrived.Task;
        system.Clock.Advance(Limit - TimeSpan.FromMilliseconds(1));
        call.IsCompleted.ShouldBeFalse();
        system.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await call).ShouldBe(new() { Outcome = CallOutcome.NoAnswer, Cause = "Nothing moved for 100 seconds." });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_ClosedWithoutAnAnswer_IsNoAnswer(Operation operation)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Nothing);
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, operation);

        answer.Outcome.ShouldBe(CallOutcome.NoAnswer);
        answer.StatusCode.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_CancelledByTheCaller_Throws(Operation operation)
    {
        var arrived = new TaskCompletionSource();
        await using var service = await ScriptedService.AnsweringAsync(context => ArriveAndStayAsync(arrived, context.RequestAborted));
        using var system = new TestSystem(service.BaseAddress);
        using var cancel = new CancellationTokenSource();

        var call = EveryCall.MakeAsync(system.Client, operation, cancel.Token);
        await arrived.Task;
        await cancel.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => call)).CancellationToken.ShouldBe(cancel.Token);
    }

    [Fact]
    public async Task Post_ServerThatStopsReading_IsNoAnswerWhenTheSilenceIsOver()
    {
        var arrived = new TaskCompletionSource();
        await using var server = RawServer.OnTls(SslProtocols.None, acceptsClient: true, async (tls, token) =>
        {
            await RawServer.ReadHeadAsync(tls, token);
            await RawServer.WriteAsync(tls, "HTTP/1.1 100 Continue\r\n\r\n");
            await tls.ReadExactlyAsync(new byte[1], token);
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        using var system = new TestSystem(server.BaseAddress);

        // More than any socket buffer holds.
        var call = system.Client.PostArchiveInBulkAsync(new PatternStream(95_000_000), 95_000_000);
        await arrived.Task;
        await AdvanceUntilDoneAsync(system, call);

        (await call).Outcome.ShouldBe(CallOutcome.NoAnswer);
    }

    [Fact]
    public async Task Post_StreamOfOursThatIsSlow_IsNoSilence()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);
        var slow = new PatternStream(500_000, _ => system.Clock.Advance(Limit * 2));

        var answer = await system.Client.PostArchiveInBulkAsync(slow, 500_000);

        answer.Outcome.ShouldBe(CallOutcome.Succeeded);
    }

    [Theory]
    [InlineData("not HTTP at all")]
    [InlineData("")]
    [InlineData("HTTP/1.1 2")]
    public async Task Call_AnswerThatIsNoHttp_IsNoAnswer(string text)
    {
        await using var server = RawServer.OnTls(SslProtocols.None, acceptsClient: true, async (tls, token) =>
        {
            await RawServer.ReadHeadAsync(tls, token);
            await RawServer.WriteAsync(tls, text);
        });
        using var system = new TestSystem(server.BaseAddress);

        (await EveryCall.MakeAsync(system.Client, Operation.DeleteReceipt)).Outcome.ShouldBe(CallOutcome.NoAnswer);
    }

    private static async Task ArriveAndStayAsync(TaskCompletionSource arrived, CancellationToken left)
    {
        arrived.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>No sign shows when the buffers between the two are full, so time passes until the call notices.</summary>
    private static async Task AdvanceUntilDoneAsync(TestSystem system, Task call)
    {
        while (!call.IsCompleted)
        {
            system.Clock.Advance(Limit);
            await Task.WhenAny(call, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }
    }
}
