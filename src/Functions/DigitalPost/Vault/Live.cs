namespace Postvogn.Functions.DigitalPost;

/// <summary>A value that may not be there yet, and that a newer one may replace while the app runs. Never empty again once it is there.
/// Safe for use by many threads.</summary>
internal sealed class Live<T>
    where T : class
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile T? current;
    private Action<T>? observers;

    public Live()
    {
    }

    public Live(T value) => Set(value);

    public T? Current => current;

    /// <summary>Is completed when there is a value.</summary>
    public Task First => first.Task;

    public void Set(T value)
    {
        lock (gate)
        {
            current = value;
            observers?.Invoke(value);
        }

        first.TrySetResult();
    }

    /// <summary>Tells of the value that is there, and of every one that follows, in the thread that sets it: the observer must return
    /// soon.</summary>
    public void Observe(Action<T> observer)
    {
        lock (gate)
        {
            observers += observer;
            if (current is { } value) observer(value);
        }
    }
}
