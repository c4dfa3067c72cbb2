using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

/// <summary>A note goes when its contact's change is stored.</summary>
internal sealed partial class NotedContacts(KeptChanges changes, ContactNotes notes, TimeProvider clock, ILogger<NotedContacts> log)
{
    // A run.
    public const int MostContacts = 1_000;

    private const int Batch = 100;

    public async Task<int> RunAsync(ContactRun run, CancellationToken cancellationToken)
    {
        var came = 0;
        foreach (var batch in run.Waiting.Contacts.Take(MostContacts).Chunk(Batch))
        {
            var (fetched, goOn) = await FetchAsync(run, batch, cancellationToken);
            await changes.ApplyAsync([.. fetched.Values.OfType<Contact>()], cancellationToken);
            await notes.RemoveAsync([.. fetched.Keys.SelectMany(run.Waiting.Take)], cancellationToken);
            came += fetched.Count;
            if (!goOn) break;
        }

        return came;
    }

    // One that is not there is null; one that cannot be read is left for the walk or the next list; when Digital Post cannot be asked at
    // all, it is the end of the run.
    private async Task<(Dictionary<Guid, Contact?> Fetched, bool GoOn)> FetchAsync(
        ContactRun run, IEnumerable<Guid> contacts, CancellationToken cancellationToken)
    {
        var fetched = new Dictionary<Guid, Contact?>();
        foreach (var id in contacts)
        {
            if (clock.GetUtcNow() >= run.End) return (fetched, false);
            var answer = await run.Caller.CallAsync(Operation.FetchContact, client => client.FetchContactAsync(id, cancellationToken));
            if (answer.Succeeded || answer.Outcome == CallOutcome.NotFound) fetched[id] = answer.Value;
            else if (RetryPolicy.Decide(Operation.FetchContact, answer.Outcome, 1, TimeSpan.Zero).Step != RetryStep.GiveUp)
                return (fetched, false);
            if (answer.Outcome == CallOutcome.NotFound) NotThere(log);
        }

        return (fetched, true);
    }

    [LoggerMessage(EventId = 1010, Level = LogLevel.Information,
        Message = "A contact that was told to have changed is not there; its note is removed")]
    private static partial void NotThere(ILogger log);
}
