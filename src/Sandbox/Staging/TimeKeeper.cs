using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

internal sealed class TimeKeeper(Stage stage, LeapingClock digitalPostClock, TimeProvider clock)
{
    /// <summary>A letter whose day is nearer gets it at once; any other goes on waiting.</summary>
    public const int NearDays = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await stage.Host.WaitUntilIdleAsync(cancellationToken);
            var before = stage.DigitalPost.Ledger.Entries.Count;
            await Task.Delay(Patience, clock, cancellationToken);
            await stage.Host.WaitUntilIdleAsync(cancellationToken);
            var ledger = stage.DigitalPost.Ledger.Entries;
            if (ledger.Count == before && NextAttempt(ledger) is { } next)
                digitalPostClock.Leap(next - digitalPostClock.GetUtcNow());
        }
    }

    private DateTimeOffset? NextAttempt(IReadOnlyList<LedgerEntry> ledger)
    {
        var attempts = new Dictionary<(Guid System, Guid? Letter, Guid? Transmission), DateTimeOffset?>();
        foreach (var entry in ledger)
        {
            if (AttemptOf(entry) is var (key, next))
                attempts[key] = next;
        }
        var now = digitalPostClock.GetUtcNow();
        return attempts.Values.Where(next => next > now && next < now.AddDays(NearDays)).Min();
    }

    private static ((Guid System, Guid? Letter, Guid? Transmission) Key, DateTimeOffset? Next)? AttemptOf(LedgerEntry entry) => entry switch
    {
        ReceiptPushed pushed => ((pushed.SystemId, pushed.Receipt.MessageUuid, pushed.Receipt.TransmissionId), pushed.NextAttemptAt),
        ReceiptHeldBack held => ((held.SystemId, held.Receipt.MessageUuid, held.Receipt.TransmissionId), held.NextAttemptAt),
        MemoPushed pushed => ((pushed.SystemId, pushed.MessageUuid, null), pushed.NextAttemptAt),
        DelayedMemoKept kept => ((kept.SystemId, kept.MessageUuid, null), kept.Until),
        DelayedMemoSent sent => ((sent.SystemId, sent.MessageUuid, null), null),
        MemoRecalled recalled => ((recalled.SystemId, recalled.MessageUuid, null), null),
        DeliveryEnded ended => ((ended.SystemId, ended.MessageUuid, null), null),
        _ => null,
    };
}
