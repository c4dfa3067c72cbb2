namespace Postvogn.Sandbox.Staging;

/// <summary>What was opened on the way: closed again, last first, unless all of it came up.</summary>
internal sealed class Undo : IAsyncDisposable
{
    private readonly Stack<object> opened = new();

    /// <summary>Remembers something that must be closed.</summary>
    public T Keep<T>(T opened)
        where T : class
    {
        this.opened.Push(opened);
        return opened;
    }

    /// <summary>All came up: nothing is closed.</summary>
    public void Commit() => this.opened.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (this.opened.TryPop(out var opened))
        {
            if (opened is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                (opened as IDisposable)?.Dispose();
        }
    }
}
