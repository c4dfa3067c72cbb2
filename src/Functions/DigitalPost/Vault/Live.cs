namespace Postvogn.Functions.DigitalPost;

/// <summary>A value that may not be there yet, and that a newer one may replace while the app runs. Never empty again once it is there.
/// Safe for use by many threads.</summary>
/// <typeparam name="T">What it is: a certificate, a key.</typeparam>
internal sealed class Live<T>
    where T : class
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile T? current;
    private Action<T>? observers;

    /// <summary>A value that is not there yet.</summary>
    public Live()
    {
    }

    /// <summary>A value that is there from the beginning.</summary>
    public Live(T value) => Set(value);

    /// <summary>The value now; null as long as there is none.</summary>
    public T? Current => current;

    /// <summary>Is completed when there is a value.</summary>
    public Task First => first.Task;

    /// <summary>Puts a newer value in the place of the last one.</summary>
    public void Set(T value)
    {
        lock (gate)
        {
            current = value;
            observers?.Invoke(value);
        }

        first.TrySetResult();
    }

    /// <summary>Tells of the value that is there, and of every one that follows.</summary>
    /// <param name="observer">Told in the thread that sets the value; must return soon.</param>
    public void Observe(Action<T> observer)
    {
        lock (gate)
        {
            observers += observer;
            if (current is { } value) observer(value);
        }
    }
}
