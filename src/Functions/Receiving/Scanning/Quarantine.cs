using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

/// <summary>Keeps infected letters from everybody but those who look into them.</summary>
internal sealed partial class Quarantine(
    IBlobStore store, InboxFiles inbox, PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<Quarantine> log)
{
    /// <summary>Lays the letter in quarantine as it came, writes down that it is not delivered, and takes back what an earlier try laid in
    /// the inbox. One that was delivered meanwhile stays delivered: it may have been taken.</summary>
    public async Task<Screened> KeepAsync(ScannedLetter letter, CancellationToken cancellationToken)
    {
        Found(log, letter.MessageUuid, letter.SystemId, letter.Result.Words);
        if (!await CopyAsync(letter, cancellationToken)) return Screened.Stays;
        trail.Reached(Step.QuarantineLetter, letter.MessageUuid);
        var decided = await DecideAsync(letter, cancellationToken);
        if (decided.Status == DeliveryStatus.Delivered)
        {
            FoundTooLate(log, letter.MessageUuid, letter.SystemId, letter.Result.Words);
            return Screened.Passed;
        }

        trail.Reached(Step.KeepQuarantine, letter.MessageUuid);
        await inbox.RemoveAsync(decided, cancellationToken);
        return Screened.Quarantined;
    }

    private async Task<bool> CopyAsync(ScannedLetter letter, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(letter.Place, cancellationToken);
        if (blob is null) return false;
        await store.PutAsync(
            Places.Quarantined(letter.SystemId, letter.MessageUuid),
            (stream, cancel) => blob.Stream.CopyToAsync(stream, cancel),
            BlobCondition.IfAbsent,
            cancellationToken);
        return true;
    }

    // Moves the delivery to Quarantined, unless it is decided; gives it as it is then.
    private async Task<Delivery> DecideAsync(ScannedLetter letter, CancellationToken cancellationToken)
    {
        var place = Places.Delivery(letter.SystemId, letter.MessageUuid);
        while (true)
        {
            var last = await store.ReadAsync(place, ReceivingJson.Default.Delivery, cancellationToken);
            if (last is { Value.Status: not DeliveryStatus.Delivering }) return last.Value;
            var next = Quarantined(letter, last?.Value);
            var condition = last is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(last.ETag);
            if (await store.WriteAsync(place, next, ReceivingJson.Default.Delivery, condition, cancellationToken) is null) continue;
            Count(letter.SystemId, isNew: last is null);
            return next;
        }
    }

    private Delivery Quarantined(ScannedLetter letter, Delivery? last) => new()
    {
        SystemId = letter.SystemId,
        MessageUuid = letter.MessageUuid,
        Destination = last?.Destination,
        Status = DeliveryStatus.Quarantined,
        Found = letter.Result.Words,
        ChangedAt = clock.GetUtcNow(),
    };

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
