namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Safe for use by many threads.</summary>
internal sealed class Delivery(MailSystem system, Guid messageUuid, string path, DateTimeOffset offeredAt) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private int attempts;
    private int ends;
    private DateTimeOffset? availableFrom = system.Protocol == ServiceProtocol.RestPush ? null : offeredAt;

    public Guid SystemId => system.Id;

    // A letter that is pushed is in no list.
    public bool IsFetched => system.Protocol != ServiceProtocol.RestPush;

    // With the letter, or with where it lies.
    public bool IsCalled => system.Protocol != ServiceProtocol.RestPull;

    public Guid MessageUuid => messageUuid;

    public string Path => path;

    public DateTimeOffset OfferedAt => offeredAt;

    public CancellationToken Ended => ended.Token;

    public int NextAttempt() => Interlocked.Increment(ref attempts);

    public bool TryEnd()
    {
        var isFirst = Interlocked.Increment(ref ends) == 1;
        ended.Cancel();
        return isFirst;
    }

    public bool IsAvailable(DateTimeOffset now)
    {
        lock (gate)
            return availableFrom <= now;
    }

    /// <summary>Null takes it out of the list for good.</summary>
    public void MakeAvailable(DateTimeOffset? from)
    {
        lock (gate)
            availableFrom = IsFetched ? from : null;
    }

    public DateTimeOffset? NextAt(RetrySchedule schedule, DateTimeOffset now) =>
        Ended.IsCancellationRequested ? null : schedule.Next(offeredAt, now);

    public FileStream Open() => Spool.Open(path);

    public void Dispose() => ended.Dispose();
}
