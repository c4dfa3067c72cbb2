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
    // TI 7.1.1 has 3 months at most.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(88);

    // Of 1,000 events.
    private const int MostPages = 100;

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

    // Of the letters of a system, those that the log says were recalled, of late enough that their day can be one that has come. Null: it
    // could not be asked, or not to the end.
    public async Task<IReadOnlySet<Guid>?> FindRecalledAsync(string system, CancellationToken cancellationToken)
    {
        if (!settings.Systems.TryGetValue(system, out var sender) || settings.RestCallerFor(sender) is not { } asker) return null;
        using var lease = await clients.RentAsync(asker.Name, cancellationToken);
        if (lease is null) return null;
        var (recalled, pages, now) = (new HashSet<Guid>(), 0, clock.GetUtcNow());
        var query = EventQuery.Between(now - Longest, now).Where(EventQuery.EventTagField, EventReading.RecalledValues);
        var answers = TracedCall.EachAsync(
            Operation.QueryEvents, lease.Client.EveryEventPageAsync(query, cancellationToken), clock);
        await foreach (var answer in answers.WithCancellation(cancellationToken))
        {
            Gauges.RateLimit(asker.Name, lease.Client.RateLimitTokens);
            if (answer.Value is not { Items: var events } || ++pages > MostPages)
            {
                NotAsked(log, asker.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
                return null;
            }

            recalled.UnionWith(events.Where(it => EventReading.IsRecalled(it) && LetterInLog.MayBeOf(it, sender.Id))
                .Select(it => it.MessageUuid).OfType<Guid>());
        }

        return recalled;
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
