namespace Postvogn.DigitalPost;

/// <summary>Two lines before one door: bulk work, and what somebody waits for. Each is in order; when both wait, they go by turns, so ten
/// thousand letters in bulk hold up an urgent one by one call, and the urgent ones cannot starve the bulk.</summary>
internal sealed class SharedLine
{
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> bulk = new();
    private readonly Queue<TaskCompletionSource> urgent = new();
    private bool isTaken;
    private bool lastWasBulk;

    /// <summary>Whoever gives up waiting leaves the line.</summary>
    public Task InTurnAsync(Operation operation, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var turn = Enter(IsBulk(operation));
        var mine = ActAsync(turn, act, cancellationToken);
        _ = LetNextInAfterAsync(turn.Task, mine);
        return mine;
    }

    private static async Task ActAsync(TaskCompletionSource turn, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        await using (cancellationToken.UnsafeRegister(_ => turn.TrySetCanceled(cancellationToken), null))
            await turn.Task;
        await act(cancellationToken);
    }

    private TaskCompletionSource Enter(bool isBulk)
    {
        // Who is let in goes on by itself, not on the thread of whoever leaves.
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (isTaken) (isBulk ? bulk : urgent).Enqueue(turn);
            else LetIn(turn, isBulk);
        }
        return turn;
    }

    // Only when it has ended for its caller too: nobody sees the next call before the end of this one.
    private async Task LetNextInAfterAsync(Task entered, Task mine)
    {
        await mine.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (entered.IsCompletedSuccessfully) LetNextIn();
    }

    // Who comes next is decided here, at once, so that nobody's place depends on how soon a thread wakes up.
    private void LetNextIn()
    {
        lock (gate)
        {
            isTaken = false;
            while (!isTaken && bulk.Count + urgent.Count > 0)
            {
                var isBulk = urgent.Count == 0 || (bulk.Count > 0 && !lastWasBulk);
                LetIn((isBulk ? bulk : urgent).Dequeue(), isBulk);
            }
        }
    }

    private void LetIn(TaskCompletionSource turn, bool isBulk)
    {
        // False for one that has left the line.
        if (!turn.TrySetResult()) return;
        isTaken = true;
        lastWasBulk = isBulk;
    }

    // What comes by the thousand and may wait.
    private static bool IsBulk(Operation operation) => operation is
        Operation.PostMemoInBulk or Operation.PostArchiveInBulk or Operation.LookUpContacts or
        Operation.ListReceipts or Operation.FetchReceiptsInBulk or Operation.FetchReceipt or Operation.DeleteReceipt;
}
