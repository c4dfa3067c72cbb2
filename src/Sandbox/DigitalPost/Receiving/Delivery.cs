using Postvogn.Sandbox.DigitalPost.Background;
using Postvogn.Sandbox.DigitalPost.Calling;
using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Receiving;

/// <summary>One letter for one recipient system, and where it stands. Safe for use by many threads.</summary>
internal sealed class Delivery(MailSystem system, Guid messageUuid, string path, DateTimeOffset offeredAt) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private int attempts;
    private int ends;
    private DateTimeOffset? availableFrom = system.Protocol == ServiceProtocol.RestPush ? null : offeredAt;

    public Guid SystemId => system.Id;

    /// <summary>Whether the system fetches; a letter that is pushed is in no list.</summary>
    public bool IsFetched => system.Protocol != ServiceProtocol.RestPush;

    /// <summary>Whether the system is called: with the letter, or with where it lies.</summary>
    public bool IsCalled => system.Protocol != ServiceProtocol.RestPull;

    public Guid MessageUuid => messageUuid;

    public string Path => path;

    public DateTimeOffset OfferedAt => offeredAt;

    /// <summary>Fires when nothing more is due.</summary>
    public CancellationToken Ended => ended.Token;

    public int NextAttempt() => Interlocked.Increment(ref attempts);

    /// <summary>Ends the delivery; only the first end counts.</summary>
    public bool TryEnd()
    {
        var isFirst = Interlocked.Increment(ref ends) == 1;
        ended.Cancel();
        return isFirst;
    }

    /// <summary>Whether the letter is in the list of a pulling system.</summary>
    public bool IsAvailable(DateTimeOffset now)
    {
        lock (gate)
            return availableFrom <= now;
    }

    /// <summary>Puts the letter in the list from a moment on; <see langword="null"/> takes it out for good.</summary>
    public void MakeAvailable(DateTimeOffset? from)
    {
        lock (gate)
            availableFrom = IsFetched ? from : null;
    }

    /// <summary>When it is due again, given what the system has done so far; <see langword="null"/> when it is not.</summary>
    public DateTimeOffset? NextAt(RetrySchedule schedule, DateTimeOffset now) =>
        Ended.IsCancellationRequested ? null : schedule.Next(offeredAt, now);

    public FileStream Open() => Spool.Open(path);

    public void Dispose() => ended.Dispose();
}
