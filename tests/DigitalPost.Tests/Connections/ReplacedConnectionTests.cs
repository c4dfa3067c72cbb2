using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Connections;

/// <summary>What goes over from one connection to the next, and what a connection tells its owner.</summary>
public sealed class ReplacedConnectionTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public async Task Call_OnTheNextConnection_WaitsForTheBucketThatTheFirstEmptied()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(200, "{\"content\":[]}", ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Replenish-Rate", "1")));
        var buckets = new SystemBuckets(new RateLimitSize(60, 30), clock);
        using var first = Connect(service, buckets);
        using var second = Connect(service, buckets);
        await EveryCall.MakeAsync(first.ClientFor(TestSystem.Key), Operation.ListMemos);

        var call = EveryCall.MakeAsync(second.ClientFor(TestSystem.Key), Operation.ListMemos);
        await clock.UntilWaitingAsync(1);
        service.Seen.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(1));

        (await call).Outcome.ShouldBe(CallOutcome.Succeeded);
    }

    [Fact]
    public void ClientFor_TwoKeysOfOneSystem_IsTwoClientsOfOneBucket()
    {
        var buckets = new SystemBuckets(new RateLimitSize(60, 30), clock);
        var other = TestSystem.KeyOf(Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{TestSystem.Id}:another")));

        buckets.For(TestSystem.Key.SystemId).ShouldBeSameAs(buckets.For(other.SystemId));
        using var connection = new DigitalPostConnection(
            new() { Environment = DigitalPostEnvironment.Test, ClientCertificate = TestAuthority.Trusted.Client, Buckets = buckets },
            clock);
        connection.ClientFor(other).ShouldNotBeSameAs(connection.ClientFor(TestSystem.Key));
    }

    [Theory]
    [InlineData(401, CallOutcome.Unauthorized)]
    [InlineData(403, CallOutcome.Forbidden)]
    [InlineData(404, null)]
    [InlineData(429, null)]
    [InlineData(503, null)]
    // An administrator's to read (TI 5.2).
    [InlineData(403, null, Operation.QuerySystems)]
    [InlineData(403, null, Operation.FetchSystem)]
    [InlineData(401, CallOutcome.Unauthorized, Operation.QuerySystems)]
    [InlineData(403, CallOutcome.Forbidden, Operation.UpdateSystem)]
    public async Task Call_AnAnswer_TellsTheOwnerOfRefusalsAlone(
        int status, CallOutcome? told, Operation operation = Operation.ListMemos)
    {
        var refusals = new List<CallOutcome>();
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(status));
        using var connection = Connect(service, null, refusals.Add);

        await EveryCall.MakeAsync(connection.ClientFor(TestSystem.Key), operation);

        refusals.ShouldBe(told is { } outcome ? [outcome] : []);
    }

    [Fact]
    public async Task Call_ServerThatIsNotTrusted_TellsTheOwner()
    {
        var refusals = new List<CallOutcome>();
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404), TestAuthority.Stranger.Server);
        using var connection = Connect(service, null, refusals.Add);

        await EveryCall.MakeAsync(connection.ClientFor(TestSystem.Key), Operation.ListMemos);

        refusals.ShouldBe([CallOutcome.TlsRefused]);
    }

    private DigitalPostConnection Connect(ScriptedService service, SystemBuckets? buckets, Action<CallOutcome>? refused = null) => new(
        new DigitalPostConnectionOptions
        {
            Environment = new DigitalPostEnvironment(service.BaseAddress, new(60, 30)),
            ClientCertificate = TestAuthority.Trusted.Client,
            TrustedRoots = [TestAuthority.Trusted.Root],
            Buckets = buckets,
            Refused = refused,
        },
        clock);
}
