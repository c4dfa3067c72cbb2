using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>Between a received letter and the inbox (docs/adr/0021). Without a scanner every letter passes.</summary>
internal sealed partial class Screening(
    IBlobStore store, InboxFiles inbox, PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<Screening> log,
    IScanner? scanner = null)
{
    // All of it, with the wait for room on the disk: host.json's functionTimeout, at 10 minutes, ends the worker and all that runs in it.
    public static readonly TimeSpan ScanLimit = TimeSpan.FromMinutes(6);

    // Unless it was decided on before; lays an infected one in quarantine. MemoFormatException: it cannot be read; as it came it is clean.
    public async Task<Screened> ScreenAsync(ReceivedLetter letter, CancellationToken cancellationToken)
    {
        if (scanner is null) return Screened.Passed;
        var delivery = await store.ReadDeliveryAsync(letter.SystemId, letter.MessageUuid, cancellationToken);
        switch (delivery?.Value.Status)
        {
            case DeliveryStatus.Delivered:
                return Screened.Passed;
            case DeliveryStatus.Quarantined:
                await inbox.RemoveAsync(delivery.Value, cancellationToken);
                return Screened.Quarantined;
            default:
                return await JudgeAsync(letter, await ScanInTimeAsync(letter, scanner, cancellationToken), cancellationToken);
        }
    }

    private async Task<ScanResult> ScanInTimeAsync(ReceivedLetter letter, IScanner scanner, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ScanLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await letter.CopyAsync(either.Token);
            return await ScanAsync(letter, scanner, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ScanResult.NotScanned($"it was not done within {ScanLimit.TotalMinutes} minutes");
        }
    }

    // The MeMo as it came, then each of its files decoded, until one is not clean.
    private static async Task<ScanResult> ScanAsync(ReceivedLetter letter, IScanner scanner, CancellationToken cancellationToken)
    {
        await using (var asItCame = await letter.OpenAsync(cancellationToken))
        {
            var whole = await scanner.ScanAsync(asItCame, cancellationToken);
            if (whole.Verdict != ScanVerdict.Clean) return whole;
        }

        await using var memo = await letter.OpenAsync(cancellationToken);
        await using var reader = new MemoReader(memo, MemoReaderOptions.Tolerant);
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
        {
            var result = await scanner.ScanAsync(part.Content, cancellationToken);
            if (result.Verdict != ScanVerdict.Clean) return result;
        }

        return ScanResult.Clean;
    }

    private async Task<Screened> JudgeAsync(ReceivedLetter letter, ScanResult result, CancellationToken cancellationToken)
    {
        switch (result.Verdict)
        {
            case ScanVerdict.Clean:
                return Screened.Passed;
            case ScanVerdict.Infected:
                return await QuarantineAsync(letter, result.Words, cancellationToken);
            case ScanVerdict.TooLarge:
                TooLarge(log, letter.MessageUuid, letter.SystemId, result.Words);
                return Screened.Stays;
            default:
                NotScanned(log, letter.MessageUuid, letter.SystemId, result.Words);
                return Screened.Stays;
        }
    }

    // Lays the letter in quarantine as it came, writes down that it is not delivered, and takes back what an earlier try laid in the
    // inbox. One that was delivered meanwhile stays delivered: it may have been taken.
    private async Task<Screened> QuarantineAsync(ReceivedLetter letter, string found, CancellationToken cancellationToken)
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
        while (true)
        {
            var last = await store.ReadDeliveryAsync(systemId, messageUuid, cancellationToken);
            if (last is { Value.Status: not DeliveryStatus.Delivering }) return last.Value;
            var next = new Delivery
            {
                SystemId = systemId,
                MessageUuid = messageUuid,
                Destination = last?.Value.Destination,
                ApartFrom = last?.Value.ApartFrom,
                Status = DeliveryStatus.Quarantined,
                Found = found,
                ChangedAt = clock.GetUtcNow(),
            };
            if (await store.WriteDeliveryAsync(next, last?.ETag, cancellationToken) is null) continue;
            var system = settings.NameOf(systemId);
            if (last is null) LetterCounts.Received(system);
            LetterCounts.Quarantined(system);
            return next;
        }
    }

    [LoggerMessage(EventId = 1031, Level = LogLevel.Warning,
        Message = "Letter {MessageUuid} to system {SystemId} waits: it could not be scanned for viruses ({Reason}). It is tried again")]
    private static partial void NotScanned(ILogger log, Guid messageUuid, Guid systemId, string reason);

    [LoggerMessage(EventId = 1032, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} waits: it goes beyond clamd's limits ({Reason}). Raise them; until then " +
            "Digital Post resends it, and hands it to a person after 7 days")]
    private static partial void TooLarge(ILogger log, Guid messageUuid, Guid systemId, string reason);

    [LoggerMessage(EventId = 1030, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} is infected ({Name}): it goes to quarantine, is not delivered, and is " +
            "receipted with virus.detected")]
    private static partial void Found(ILogger log, Guid messageUuid, Guid systemId, string name);

    [LoggerMessage(EventId = 1033, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} was found infected ({Name}) after it had been delivered: see that nobody " +
            "opens it")]
    private static partial void FoundTooLate(ILogger log, Guid messageUuid, Guid systemId, string name);
}

internal enum Screened
{
    Passed,

    Quarantined,

    // It could not be scanned.
    Stays,
}
