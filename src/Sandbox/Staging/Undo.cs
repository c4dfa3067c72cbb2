namespace Postvogn.Sandbox.Staging;

/// <summary>Closed again, last first, unless all of it came up.</summary>
internal sealed class Undo : IAsyncDisposable
{
    private readonly Stack<object> opened = new();

    public T Keep<T>(T opened)
        where T : class
    {
        this.opened.Push(opened);
        return opened;
    }

    public void Commit() => this.opened.Clear();

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
