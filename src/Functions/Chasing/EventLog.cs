using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Events;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Chasing;

/// <summary>Asks Digital Post's event log about one letter (TI 7). One call, which spends from its system's own bucket.</summary>
public sealed partial class EventLog(SystemClients clients, PostvognSettings settings, TimeProvider clock, ILogger<EventLog> log)
{
    /// <summary>Asks for the events of a letter. Whatever stands in the way, a wrong address too, is no exception.</summary>
    /// <param name="system">The name of the letter's sender system.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<EventLogAnswer> AskAsync(string system, LetterInLog letter, CancellationToken cancellationToken)
    {
        if (!settings.Systems.ContainsKey(system)) return new(null, "Its system is no longer configured here.");
        using var lease = await clients.RentAsync(system, cancellationToken);
        if (lease is null) return new(null, "Certificate or API key has not been read yet.");
        var query = letter.QueryAt(clock.GetUtcNow());
        var answer = await TracedCall.MakeAsync(Operation.QueryEvents, letter.MessageUuid, () => lease.Client.QueryEventsAsync(query, cancellationToken));
        Gauges.RateLimit(system, lease.Client.RateLimitTokens);
        if (answer.Value is { Items: var events }) return new(events, null);
        NotAsked(log, system, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
        return new(null, $"{answer.Outcome}{(answer.StatusCode is { } status ? $" (HTTP {status})" : "")}");
    }

    [LoggerMessage(EventId = 933, Level = LogLevel.Warning, Message = "The event log could not be asked about a letter of system {System}: {Outcome} (HTTP {Status}, traceparent {Traceparent}). {Cause}")]
    private static partial void NotAsked(ILogger log, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}
