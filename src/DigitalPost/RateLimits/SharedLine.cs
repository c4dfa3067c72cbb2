namespace Postvogn.DigitalPost;

/// <summary>
/// Two lines before one door: bulk work, and what somebody waits for. Each is served in the order in which it came. When both wait, they
/// go through by turns, so ten thousand letters in bulk hold up an urgent one by one call, and the urgent ones cannot starve the bulk.
/// </summary>
internal sealed class SharedLine
{
    private readonly WaitingLine bulk = new();
    private readonly WaitingLine urgent = new();

    // Only the first of each line stands here, so first come, first served is by turns.
    private readonly WaitingLine door = new();

    public Task InTurnAsync(Operation operation, Func<CancellationToken, Task> act, CancellationToken cancellationToken) =>
        (IsBulk(operation) ? bulk : urgent).InTurnAsync(token => door.InTurnAsync(act, token), cancellationToken);

    /// <summary>What comes by the thousand and may wait.</summary>
    private static bool IsBulk(Operation operation) => operation is
        Operation.PostMemoInBulk or Operation.PostArchiveInBulk or Operation.LookUpContacts or
        Operation.ListReceipts or Operation.FetchReceiptsInBulk or Operation.FetchReceipt or Operation.DeleteReceipt;
}
