namespace Postvogn.Sandbox.DigitalPost;

/// <summary>After more than 50 failures within 60 minutes (TI 10.9.1).</summary>
internal sealed class EndpointBlacklist(TimeProvider clock)
{
    private const int AllowedFailures = 50;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    private readonly ConcurrentDictionary<Uri, Queue<DateTimeOffset>> failures = new();

    public void NoteFailure(Uri endpoint)
    {
        var failures = this.failures.GetOrAdd(endpoint, _ => new Queue<DateTimeOffset>());
        lock (failures)
            failures.Enqueue(clock.GetUtcNow());
    }

    public bool Holds(Uri endpoint)
    {
        if (!this.failures.TryGetValue(endpoint, out var failures))
            return false;
        var start = clock.GetUtcNow() - Window;
        lock (failures)
        {
            while (failures.TryPeek(out var oldest) && oldest <= start)
                failures.Dequeue();
            return failures.Count > AllowedFailures;
        }
    }
}
