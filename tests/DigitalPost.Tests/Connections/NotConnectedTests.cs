using System.Net;
using System.Net.Sockets;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Connections;

/// <summary>Calls of which nothing was sent.</summary>
public sealed class NotConnectedTests
{
    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_NobodyListens_IsNotConnected(Operation operation)
    {
        using var system = new TestSystem(ClosedPort());

        var answer = await EveryCall.MakeAsync(system.Client, operation);

        answer.Outcome.ShouldBe(CallOutcome.NotConnected);
        answer.Cause.ShouldNotBeNull().ShouldContain("No connection");
        answer.StatusCode.ShouldBeNull();
    }

    [Fact]
    public async Task Call_NameThatDoesNotExist_IsNotConnected()
    {
        using var system = new TestSystem(new Uri("https://no-such-host.invalid"));

        var answer = await EveryCall.MakeAsync(system.Client, Operation.PostMemo);

        answer.Outcome.ShouldBe(CallOutcome.NotConnected);
        answer.Cause.ShouldNotBeNull().ShouldContain("name");
    }

    [Fact]
    public async Task Call_ConnectionClosedInTheHandshake_IsNotConnected()
    {
        await using var server = RawServer.OnTcp((_, _) => Task.CompletedTask);
        using var system = new TestSystem(server.BaseAddress);

        (await EveryCall.MakeAsync(system.Client, Operation.PostMemo)).Outcome.ShouldBe(CallOutcome.NotConnected);
    }

    [Fact]
    public async Task Call_HandshakeThatNeverEnds_IsNotConnectedWhenTheSilenceIsOver()
    {
        var connected = new TaskCompletionSource();
        await using var server = RawServer.OnTcp(async (_, token) =>
        {
            connected.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        using var system = new TestSystem(server.BaseAddress);

        var call = EveryCall.MakeAsync(system.Client, Operation.PostMemo);
        await connected.Task;
        system.Clock.Advance(TimeSpan.FromSeconds(101));

        var answer = await call;
        answer.Outcome.ShouldBe(CallOutcome.NotConnected);
        answer.Cause.ShouldBe("Nothing moved for 100 seconds.");
    }

    [Fact]
    public async Task Call_ServerThatSpeaksNoTls_IsTlsRefused()
    {
        await using var server = RawServer.OnTcp(async (stream, token) =>
        {
            await RawServer.WriteAsync(stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        using var system = new TestSystem(server.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, Operation.PostMemo);

        answer.Outcome.ShouldBe(CallOutcome.TlsRefused);
        answer.Cause.ShouldNotBeNull().ShouldContain("proxy");
    }

    private static Uri ClosedPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"https://localhost:{((IPEndPoint)socket.LocalEndPoint!).Port}");
    }
}
