using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

internal sealed partial class Quarantine(
    IBlobStore store, InboxFiles inbox, PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<Quarantine> log)
{
    /// <summary>Lays the letter in quarantine as it came, writes down that it is not delivered, and takes back what an earlier try laid
    /// in the inbox. One that was delivered meanwhile stays delivered: it may have been taken.</summary>
    public async Task<Screened> KeepAsync(ReceivedLetter letter, string found, CancellationToken cancellationToken)
    {
        var (systemId, messageUuid) = (letter.SystemId, letter.MessageUuid);
        Found(log, messageUuid, systemId, found);
        await letter.KeepAtAsync(Places.Quarantined(systemId, messageUuid), BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.QuarantineLetter, messageUuid);
        var decided = await DecideAsync(systemId, messageUuid, found, cancellationToken);
        if (decided.Status == DeliveryStatus.Delivered)
        {
            FoundTooLate(log, messageUuid, systemId, found);
            return Screened.Passed;
        }

        trail.Reached(Step.KeepQuarantine, messageUuid);
        await inbox.RemoveAsync(decided, cancellationToken);
        return Screened.Quarantined;
    }

    // Moves the delivery to Quarantined, unless it is decided; gives it as it is then.
    private async Task<Delivery> DecideAsync(Guid systemId, Guid messageUuid, string found, CancellationToken cancellationToken)
    {
        var place = Places.Delivery(systemId, messageUuid);
        while (true)
        {
            var last = await store.ReadAsync(place, ReceivingJson.Default.Delivery, cancellationToken);
            if (last is { Value.Status: not DeliveryStatus.Delivering }) return last.Value;
            var next = new Delivery
            {
                SystemId = systemId,
                MessageUuid = messageUuid,
                Destination = last?.Value.Destination,
                Status = DeliveryStatus.Quarantined,
                Found = found,
                ChangedAt = clock.GetUtcNow(),
            };
            var condition = last is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(last.ETag);
            if (await store.WriteAsync(place, next, ReceivingJson.Default.Delivery, condition, cancellationToken) is null) continue;
            Count(systemId, isNew: last is null);
            return next;
        }
    }

    private void Count(Guid systemId, bool isNew)
    {
        var system = settings.SystemById(systemId)?.Name ?? "unknown";
        if (isNew) LetterCounts.Received(system);
        LetterCounts.Quarantined(system);
    }

    [LoggerMessage(EventId = 1030, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} is infected ({Name}): it goes to quarantine, is not delivered, and is " +
            "receipted with virus.detected")]
    private static partial void Found(ILogger log, Guid messageUuid, Guid systemId, string name);

    [LoggerMessage(EventId = 1033, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} was found infected ({Name}) after it had been delivered: see that nobody " +
            "opens it")]
    private static partial void FoundTooLate(ILogger log, Guid messageUuid, Guid systemId, string name);
}
