using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

internal sealed partial class ContactCaller : IDisposable
{
    private readonly ClientLease lease;
    private readonly TimeProvider clock;
    private readonly ILogger log;

    internal ContactCaller(SystemSettings system, ClientLease lease, TimeProvider clock, ILogger log) =>
        (System, this.lease, this.clock, this.log) = (system, lease, clock, log);

    public SystemSettings System { get; }

    // Whether half of its bucket is left: what may wait leaves the rest to sending.
    public bool HasRoom => lease.Client.RateLimitTokens * 2 >= lease.Client.RateLimitCapacity;

    public async Task<Answer<T>> CallAsync<T>(Operation operation, Func<DigitalPostClient, Task<Answer<T>>> call)
    {
        var answer = await TracedCall.MakeAsync(operation, null, () => call(lease.Client));
        Tell(operation, answer);
        return answer;
    }

    public async IAsyncEnumerable<Answer<T>> CallsAsync<T>(Operation operation, Func<DigitalPostClient, IAsyncEnumerable<Answer<T>>> calls)
    {
        await foreach (var answer in TracedCall.EachAsync(operation, calls(lease.Client), clock))
        {
            Tell(operation, answer);
            yield return answer;
        }
    }

    public void Dispose()
    {
        Gauges.RateLimit(System.Name, lease.Client.RateLimitTokens);
        lease.Dispose();
    }

    private void Tell<T>(Operation operation, Answer<T> answer)
    {
        if (!answer.Succeeded)
            NotAnswered(log, operation, System.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
    }

    [LoggerMessage(EventId = 1009, Level = LogLevel.Warning,
        Message = "Digital Post did not answer {Operation} of system {System}: {Outcome} (HTTP {Status}, traceparent {Traceparent}). " +
            "{Cause}")]
    private static partial void NotAnswered(
        ILogger log, Operation operation, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}
