namespace Postvogn.Sandbox.Staging;

/// <summary>What was opened on the way: closed again, last first, unless all of it came up.</summary>
internal sealed class Undo : IAsyncDisposable
{
    private readonly Stack<object> _opened = new();

    /// <summary>Remembers something that must be closed.</summary>
    public T Keep<T>(T opened)
        where T : class
    {
        _opened.Push(opened);
        return opened;
    }

    /// <summary>All came up: nothing is closed.</summary>
    public void Commit() => _opened.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out var opened))
        {
            if (opened is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                (opened as IDisposable)?.Dispose();
        }
    }
}
