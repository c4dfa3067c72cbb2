namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A validated letter with a "do not deliver until" lies here until its day begins, and until then it can be taken back
/// (TI 10.4).</summary>
internal sealed class DelayedMemos(TimeProvider clock, NationalLedger ledger, BackgroundWork background)
{
    private readonly Lock gate = new();
    private readonly HashSet<Guid> waiting = [];

    /// <summary>Before anybody can know that it is accepted, so that it is never taken for delivered.</summary>
    public void Expect(Guid messageUuid)
    {
        lock (gate) waiting.Add(messageUuid);
    }

    public void Keep(Guid systemId, Guid messageUuid, DateOnly day)
    {
        var until = StartOf(day);
        lock (gate)
        {
            if (!waiting.Contains(messageUuid)) return;
            ledger.Append(new DelayedMemoKept(systemId, messageUuid, until));
        }

        if (until > clock.GetUtcNow())
            background.Run("delayed memo", stopping => SendAsync(systemId, messageUuid, until, stopping));
        else
            Send(systemId, messageUuid);
    }

    /// <summary>Not once its day has come, and once only.</summary>
    public bool TryRecall(Guid systemId, Guid messageUuid)
    {
        lock (gate)
        {
            if (!waiting.Remove(messageUuid)) return false;
            ledger.Append(new MemoRecalled(systemId, messageUuid));
            return true;
        }
    }

    private async Task SendAsync(Guid systemId, Guid messageUuid, DateTimeOffset until, CancellationToken stopping)
    {
        await clock.DelayUntilAsync(until, stopping);
        Send(systemId, messageUuid);
    }

    private void Send(Guid systemId, Guid messageUuid)
    {
        lock (gate)
        {
            if (waiting.Remove(messageUuid)) ledger.Append(new DelayedMemoSent(systemId, messageUuid));
        }
    }

    private static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, ClockExtensions.Denmark.GetUtcOffset(midnight));
    }
}
