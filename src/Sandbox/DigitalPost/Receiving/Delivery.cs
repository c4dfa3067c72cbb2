using Postvogn.Sandbox.DigitalPost.Background;
using Postvogn.Sandbox.DigitalPost.Calling;
using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Receiving;

/// <summary>One letter for one recipient system, and where it stands. Safe for use by many threads.</summary>
internal sealed class Delivery(MailSystem system, Guid messageUuid, string path, DateTimeOffset offeredAt) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private int _attempts;
    private int _ends;
    private DateTimeOffset? _availableFrom = system.Protocol == ServiceProtocol.RestPull ? offeredAt : null;

    public Guid SystemId => system.Id;

    /// <summary>Whether the system pulls; a letter that is pushed is in no list.</summary>
    public bool IsPulled => system.Protocol == ServiceProtocol.RestPull;

    public Guid MessageUuid => messageUuid;

    public string Path => path;

    public DateTimeOffset OfferedAt => offeredAt;

    /// <summary>Fires when nothing more is due.</summary>
    public CancellationToken Ended => _ended.Token;

    public int NextAttempt() => Interlocked.Increment(ref _attempts);

    /// <summary>Ends the delivery; only the first end counts.</summary>
    public bool TryEnd()
    {
        var isFirst = Interlocked.Increment(ref _ends) == 1;
        _ended.Cancel();
        return isFirst;
    }

    /// <summary>Whether the letter is in the list of a pulling system.</summary>
    public bool IsAvailable(DateTimeOffset now)
    {
        lock (_gate)
            return _availableFrom <= now;
    }

    /// <summary>Puts the letter in the list from a moment on; <see langword="null"/> takes it out for good.</summary>
    public void MakeAvailable(DateTimeOffset? from)
    {
        lock (_gate)
            _availableFrom = IsPulled ? from : null;
    }

    /// <summary>When it is due again, given what the system has done so far; <see langword="null"/> when it is not.</summary>
    public DateTimeOffset? NextAt(RetrySchedule schedule, DateTimeOffset now) =>
        Ended.IsCancellationRequested ? null : schedule.Next(offeredAt, now);

    public FileStream Open() => Spool.Open(path);

    public void Dispose() => _ended.Dispose();
}
