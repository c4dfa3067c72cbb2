namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Where the app can be called, for whoever waits for it: not yet, at this address, or never again.</summary>
internal sealed class ReadySignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource<Uri> source = NotReady();

    public Task<Uri> Address
    {
        get
        {
            lock (gate) return source.Task;
        }
    }

    public void Set(Uri address)
    {
        lock (gate) source.TrySetResult(address);
    }

    /// <summary>From now on callers wait again. Those who wait already go on waiting.</summary>
    public void Reset()
    {
        lock (gate)
        {
            if (source.Task.IsCompletedSuccessfully) source = NotReady();
        }
    }

    public void Fail(FunctionsHostException exception)
    {
        lock (gate)
        {
            if (source.Task.IsCompleted) source = NotReady();
            source.SetException(exception);
        }
    }

    // Perhaps nobody waits when it fails; that is no unobserved fault.
    private static TaskCompletionSource<Uri> NotReady()
    {
        var fresh = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = fresh.Task.ContinueWith(
            static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return fresh;
    }
}
