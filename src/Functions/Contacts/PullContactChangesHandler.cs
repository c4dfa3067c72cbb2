using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

/// <summary>Keeps, on top of the index, what has changed since its list (docs/adr/0019).</summary>
internal sealed partial class PullContactChangesHandler(
    PostvognSettings settings, ContactCallers callers, KeptIndex indexes, SubscriptionUpkeep subscription, ContactNotes notes,
    ChangeWalk walk, NotedContacts noted, TimeProvider clock, ILogger<PullContactChangesHandler> log)
{
    // Well below host.json's functionTimeout.
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (settings.Contacts.ListSystem is not null) await PullAsync(cancellationToken);
    }

    private async Task PullAsync(CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + Longest;
        using var caller = await callers.RentAsync(cancellationToken);
        if (caller is null) return;
        await subscription.KeepAsync(caller, cancellationToken);
        if ((await indexes.ReadAsync(cancellationToken)).Value is not { } index) return;
        Gauges.ContactList(index, clock.GetUtcNow());
        var run = new ContactRun(caller, index, await notes.ListAsync(index, cancellationToken), end);
        var came = await walk.RunAsync(run, cancellationToken);
        var fetched = await noted.RunAsync(run, cancellationToken);
        if (came + fetched > 0) Pulled(log, came, fetched, run.Waiting.Contacts.Count);
    }

    [LoggerMessage(EventId = 1012, Level = LogLevel.Information,
        Message = "Changes of contacts: {Came} came by asking, {Fetched} were fetched because of a note, {Waiting} noted ones wait for " +
            "the next run")]
    private static partial void Pulled(ILogger log, int came, int fetched, int waiting);
}
