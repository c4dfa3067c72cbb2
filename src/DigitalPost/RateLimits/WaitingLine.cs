namespace Postvogn.DigitalPost;

/// <summary>Lets asynchronous callers through one at a time, in the order in which they came.</summary>
internal sealed class WaitingLine
{
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;

    public Task InTurnAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var mine = AfterAsync(last, act, cancellationToken);
            // Both: who leaves the line early must not let the next one overtake those before.
            last = EndOfAsync(last, mine);
            return mine;
        }
    }

    private static async Task AfterAsync(Task before, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        await before.WaitAsync(cancellationToken);
        await act(cancellationToken);
    }

    private static async Task EndOfAsync(Task before, Task mine)
    {
        await mine.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await before;
    }
}
