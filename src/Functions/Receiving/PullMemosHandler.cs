using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

/// <summary>Of systems with REST_PULL, and of those with REST_PUBLISH_SUBSCRIBE whose notification did not come (TI 10.6.2).</summary>
internal sealed partial class PullMemosHandler(
    PostvognSettings settings, SystemClients clients, LetterFetch fetch, Random random, ILogger<PullMemosHandler> log)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var system in settings.Systems.Values.Where(system => system is { Receives: true, Pulls: true }))
            await PullAsync(system, cancellationToken);
    }

    private async Task PullAsync(SystemSettings system, CancellationToken cancellationToken)
    {
        using var lease = await clients.RentAsync(system.Name, cancellationToken);
        if (lease is not { Client: var client }) return;
        for (var page = Page.First; ; page = page.Next())
        {
            var answer = await TracedCall.MakeAsync(Operation.ListMemos, null, () => client.FetchMemosAsync(page, cancellationToken));
            if (!answer.Succeeded)
            {
                NotListed(log, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
                return;
            }

            var waiting = answer.Value!.Content.ToArray();
            // So that no letter that fails is the first of every run.
            random.Shuffle(waiting);
            foreach (var messageUuid in waiting)
            {
                if (await fetch.RunAsync(client, system, messageUuid, cancellationToken) == FetchResult.NotTried) return;
            }

            if (page.Number + 1 >= answer.Value.TotalPages) return;
        }
    }

    [LoggerMessage(EventId = 943, Level = LogLevel.Warning,
        Message = "The letters of system {System} could not be listed: {Outcome} (HTTP {Status}, traceparent {Traceparent}); the next " +
            "run tries again. {Cause}")]
    private static partial void NotListed(ILogger log, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}
