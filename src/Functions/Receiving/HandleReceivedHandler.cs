using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>
/// The function HandleReceived: one message of the queue <c>received</c>, the event of a letter stored as it came, or of a note that one
/// waits at Digital Post.
/// </summary>
internal sealed partial class HandleReceivedHandler(
    IBlobStore store, Screening screening, Deliverer deliverer, BusinessReceipts receipts, NotifiedLetters notified,
    PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<HandleReceivedHandler> log)
{
    /// <summary>Delivers the letter once, and receipts every push of it (TI 10.10); one that is infected or cannot be read is kept apart
    /// and receipted negatively. When it cannot be scanned, or Digital Post does not take the receipt, the letter stays and Sweep hints
    /// at it again. Of a note, the letter is fetched; it comes by an event of its own.</summary>
    public async Task RunAsync(string blobEvent, CancellationToken cancellationToken)
    {
        var place = BlobEvent.PathOf(blobEvent);
        if (!TryParse(place, out var systemId, out var messageUuid) || settings.SystemById(systemId) is not { } system)
            throw NotOurs(place);
        if (Places.IsNotification(place)) await notified.FetchAsync(system, messageUuid, cancellationToken);
        else await DeliverAsync(place, system, messageUuid, cancellationToken);
    }

    private static bool TryParse(BlobPath place, out Guid systemId, out Guid messageUuid)
    {
        var parts = place.Name.Split('/');
        messageUuid = default;
        return Guid.TryParse(parts[0], out systemId) && parts.Length == 3 && Guid.TryParse(parts[1], out messageUuid);
    }

    private static InvalidDataException NotOurs(BlobPath place) =>
        new($"{place} is no received letter of a system that is configured; put the system back into Postvogn__Systems, or remove the blob.");

    private async Task DeliverAsync(BlobPath place, SystemSettings system, Guid messageUuid, CancellationToken cancellationToken)
    {
        using var span = LetterTrace.Start("DeliverLetter", messageUuid);
        span?.SetTag(SpanTags.System, system.Name);
        if (await LayInInboxAsync(place, system.Id, messageUuid, cancellationToken) is not { } receipt) return;
        if (!await receipts.SendAsync(system, receipt, cancellationToken)) return;
        trail.Reached(Step.SendBusinessReceipt, messageUuid);
        await trail.SecureAsync();
        await store.DeleteAsync(place, cancellationToken);
        trail.Reached(Step.RemoveReceived, messageUuid);
    }

    /// <summary>Delivers; gives the business receipt to send, or null if there is none: the letter waits, or was handled before.</summary>
    private async Task<Receipt?> LayInInboxAsync(BlobPath place, Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        try
        {
            return await DecideAsync(place, systemId, messageUuid, cancellationToken) switch
            {
                null => null,
                DeliveryStatus.Quarantined => VirusDetected.For(messageUuid, clock.GetUtcNow()),
                _ => Receipt.Positive(messageUuid, clock.GetUtcNow()),
            };
        }
        catch (MemoFormatException error)
        {
            CannotRead(log, messageUuid, systemId, error.Finding.Code, error.Finding.Path, error.Finding.Line);
            await KeepUnreadableAsync(place, systemId, messageUuid, cancellationToken);
            return Receipt.Negative(messageUuid, clock.GetUtcNow(), error.Finding.Code, error.Finding.Message);
        }
    }

    private async Task<DeliveryStatus?> DecideAsync(BlobPath place, Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        var screened = await screening.ScreenAsync(place, systemId, messageUuid, cancellationToken);
        if (screened == Screened.Quarantined) return DeliveryStatus.Quarantined;
        await using var blob = screened == Screened.Passed ? await store.OpenAsync(place, cancellationToken) : null;
        return blob is null ? null : await deliverer.DeliverAsync(systemId, messageUuid, blob.Stream, cancellationToken);
    }

    private async Task KeepUnreadableAsync(BlobPath place, Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(place, cancellationToken);
        if (blob is null) return;
        await store.PutAsync(
            Places.Unreadable(systemId, messageUuid),
            (stream, cancel) => blob.Stream.CopyToAsync(stream, cancel),
            BlobCondition.None,
            cancellationToken);
    }

    [LoggerMessage(EventId = 941, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} cannot be read ({Code} at {Path}, line {Line}); it is kept under " +
            "unreadable/ and receipted negatively")]
    private static partial void CannotRead(ILogger log, Guid messageUuid, Guid systemId, string code, string path, int line);
}
