using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

/// <summary>Asks for every contact that has changed since the cursor (TI 4.2), page by page.</summary>
internal sealed class ChangeWalk(KeptChanges changes, KeptCursor cursors, ContactNotes notes, TimeProvider clock)
{
    /// <summary>Until the last page, the end of the run, or a failed call. Each page is stored before the cursor moves.</summary>
    public async Task<int> RunAsync(ContactRun run, CancellationToken cancellationToken)
    {
        var kept = await changes.ReadAsync(cancellationToken);
        var cursor = await cursors.ReadAsync(forget: kept.Value is null, cancellationToken);
        var since = cursor.Value!.SinceFor(run.Index);
        var came = 0;
        var query = QueryOf(since, cursor.Value);
        var answers = run.Caller.CallsAsync(Operation.QueryContacts, client => client.EveryContactPageAsync(query, cancellationToken));
        await foreach (var answer in answers)
        {
            if (answer.Value is not { } page)
            {
                await BeginAnewAfterAsync(answer.Outcome, cursor, cancellationToken);
                break;
            }

            came += page.Items.Count;
            if (await TakeAsync(page, since, cursor, run, cancellationToken) is not { } moved) break;
            cursor = moved;
            if (clock.GetUtcNow() >= run.End) break;
        }

        return came;
    }

    private static Query QueryOf(DateTimeOffset since, ChangeCursor cursor)
    {
        var query = Query.All.Where("lastUpdated", SearchValue.Of(since));
        return cursor.Unfinished is { } walk ? query.After(walk.Next) : query;
    }

    private async Task<KeptFile<ChangeCursor>?> TakeAsync(
        SearchPage<Contact> page, DateTimeOffset since, KeptFile<ChangeCursor> cursor, ContactRun run, CancellationToken cancellationToken)
    {
        await changes.ApplyAsync(page.Items, cancellationToken);
        await notes.RemoveAsync(run.Waiting.TakeTold(page.Items), cancellationToken);
        var next = page.Items.Count > 0 ? page.Next : null;
        return await cursors.TryMoveAsync(cursor, cursor.Value!.After(since, NewestOf(page), next), cancellationToken);
    }

    // A time ahead of our clock would have the next walk pass over what comes until then.
    private DateTimeOffset? NewestOf(SearchPage<Contact> page)
    {
        var (newest, now) = (page.Items.Max(contact => contact.LastUpdated), clock.GetUtcNow());
        return newest > now ? now : newest;
    }

    // A next of an earlier run may be refused; without it the walk begins where it once began.
    private async Task BeginAnewAfterAsync(CallOutcome outcome, KeptFile<ChangeCursor> cursor, CancellationToken cancellationToken)
    {
        if (outcome == CallOutcome.BadRequest && cursor.Value is { Unfinished: not null } walking)
            await cursors.TryMoveAsync(cursor, walking with { Unfinished = null }, cancellationToken);
    }
}
