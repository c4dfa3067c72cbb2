using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Events;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>TI 7. A call spends from the bucket of the system that asks. Whatever stands in the way, a wrong address too, is no
/// exception.</summary>
internal sealed partial class EventLog(SystemClients clients, PostvognSettings settings, TimeProvider clock, ILogger<EventLog> log)
{
    public async Task<EventLogAnswer> AskAsync(string system, LetterInLog letter, CancellationToken cancellationToken)
    {
        if (!settings.Systems.TryGetValue(system, out var sender)) return new(null, "Its system is no longer configured here.");
        if (settings.RestCallerFor(sender) is not { } asker)
        {
            NobodyAsks(log, system);
            return new(null, "Its system has no REST API, and no system of its organisation that has one is configured here.");
        }

        using var lease = await clients.RentAsync(asker.Name, cancellationToken);
        if (lease is null) return new(null, "Certificate or API key has not been read yet.");
        var query = letter.QueryAt(clock.GetUtcNow());
        var answer = await TracedCall.MakeAsync(
            Operation.QueryEvents, letter.MessageUuid, () => lease.Client.QueryEventsAsync(query, cancellationToken));
        Gauges.RateLimit(asker.Name, lease.Client.RateLimitTokens);
        if (answer.Value is { Items: var events }) return new(events, null);
        NotAsked(log, asker.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
        return new(null, $"{answer.Outcome}{(answer.StatusCode is { } status ? $" (HTTP {status})" : "")}");
    }

    [LoggerMessage(EventId = 933, Level = LogLevel.Warning,
        Message = "The event log could not be asked about a letter of system {System}: {Outcome} (HTTP {Status}, traceparent " +
            "{Traceparent}). {Cause}")]
    private static partial void NotAsked(ILogger log, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);

    [LoggerMessage(EventId = 998, Level = LogLevel.Warning,
        Message = "The event log cannot be asked about letters of system {System}: it has no REST API (protocol SFTP), and no system " +
            "with the same CVR number that has one is configured")]
    private static partial void NobodyAsks(ILogger log, string system);
}

/// <summary>No events: Digital Post could not be asked; why not is said without personal data.</summary>
internal sealed record EventLogAnswer(IReadOnlyList<LoggedEvent>? Events, string? Problem);
