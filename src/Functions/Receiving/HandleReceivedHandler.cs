using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>The function HandleReceived: one message of the queue <c>received</c>, the event of a letter stored as it came, or of a note
/// that one waits at Digital Post. A letter is delivered once, and every push of it is receipted (TI 10.10), in these steps, each of
/// which may be repeated (docs/adr/0031):
/// <list type="number">
/// <item>Open the letter; one that is gone was handled before. Of a note, the letter is fetched; it comes by an event of its own.</item>
/// <item><see cref="Step.QuarantineLetter"/>, <see cref="Step.KeepQuarantine"/>: have it scanned; an infected one is kept apart. One that
/// cannot be scanned stays, and Sweep hints at it again.</item>
/// <item><see cref="Step.BeginDelivery"/> to <see cref="Step.KeepDelivery"/>: lay it in the inbox, whole. One that cannot be read is kept
/// apart.</item>
/// <item><see cref="Step.SendBusinessReceipt"/>: tell Digital Post. When it does not take the receipt, the letter stays, as above.</item>
/// <item><see cref="Step.RemoveReceived"/>: remove what came.</item>
/// </list></summary>
internal sealed partial class HandleReceivedHandler(
    IBlobStore store, ReceivedLetters received, Screening screening, Deliverer deliverer, BusinessReceipts receipts,
    NotifiedLetters notified, PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<HandleReceivedHandler> log)
{
    // The code of the one receipt of a recipient system that ends a letter's delivery without a delivery (TI 10.11, 13.4): Digital Post
    // does not resend the letter, its people take over.
    private const string VirusDetected = "virus.detected";

    public async Task RunAsync(string blobEvent, CancellationToken cancellationToken)
    {
        var place = BlobEvent.PathOf(blobEvent, Places.Received);
        if (!TryParse(place, out var systemId, out var messageUuid) || settings.SystemById(systemId) is not { } system)
            throw NotOurs(place);
        if (Places.IsNotification(place))
        {
            await notified.FetchAsync(system, messageUuid, cancellationToken);
            return;
        }

        using var span = LetterTrace.Start("DeliverLetter", messageUuid);
        span?.SetTag(SpanTags.System, system.Name);

        // 1. to 3.
        if (await DecideAsync(place, systemId, messageUuid, cancellationToken) is not { } receipt) return;

        // 4.
        if (!await receipts.SendAsync(system, receipt, cancellationToken)) return;
        trail.Reached(Step.SendBusinessReceipt, messageUuid);

        // 5.
        await trail.SecureAsync();
        await store.DeleteAsync(place, cancellationToken);
        trail.Reached(Step.RemoveReceived, messageUuid);
    }

    private static bool TryParse(BlobPath place, out Guid systemId, out Guid messageUuid)
    {
        var parts = place.Name.Split('/');
        messageUuid = default;
        return Guid.TryParse(parts[0], out systemId) && parts.Length == 3 && Guid.TryParse(parts[1], out messageUuid);
    }

    private static InvalidDataException NotOurs(BlobPath place) =>
        new($"{LoggedPlace.Of(place)} is no received letter of a system that is configured; put the system back into Postvogn__Systems, " +
            "or remove the blob.");

    // The business receipt to send; null: the letter waits, or was handled before. Of several pushes at once one is delivered, whichever of
    // them is handled.
    private async Task<Receipt?> DecideAsync(BlobPath place, Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        var (receipt, other) = await DecideOnPushAsync(place, systemId, messageUuid, cancellationToken);
        if (other is null) return receipt;
        var chosen = new BlobPath(Places.Received, other.Name);
        return (await DecideOnPushAsync(chosen, systemId, messageUuid, cancellationToken)).Receipt;
    }

    // Other: the push that is to be delivered, and is not yet.
    private async Task<(Receipt? Receipt, ReceivedPush? Other)> DecideOnPushAsync(
        BlobPath place, Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        // 1.
        await using var letter = await received.OpenAsync(place, systemId, messageUuid, cancellationToken);
        if (letter is null) return (null, null);
        try
        {
            // 2.
            var screened = await screening.ScreenAsync(letter, cancellationToken);
            if (screened == Screened.Stays) return (null, null);
            if (screened == Screened.Quarantined) return (Infected(messageUuid), null);

            // 3.
            var delivery = await deliverer.DeliverAsync(letter, cancellationToken);
            return delivery.Status switch
            {
                DeliveryStatus.Delivered => (Receipt.Positive(messageUuid, clock.GetUtcNow()), null),
                DeliveryStatus.Quarantined => (Infected(messageUuid), null),
                _ => (null, delivery.Push),
            };
        }
        catch (MemoFormatException error)
        {
            CannotRead(log, messageUuid, systemId, error.Finding.Code, error.Finding.Path, error.Finding.Line);
            await letter.KeepAtAsync(Places.Unreadable(systemId, messageUuid), BlobCondition.None, cancellationToken);
            return (Receipt.Negative(messageUuid, clock.GetUtcNow(), error.Finding.Code, error.Finding.Message), null);
        }
    }

    private Receipt Infected(Guid messageUuid) => Receipt.Negative(
        messageUuid, clock.GetUtcNow(), VirusDetected, $"Virus fundet i modtaget payload for MeMo med id {messageUuid:D}");

    [LoggerMessage(EventId = 941, Level = LogLevel.Error,
        Message = "Letter {MessageUuid} to system {SystemId} cannot be read ({Code} at {Path}, line {Line}); it is kept under " +
            "unreadable/ and receipted negatively")]
    private static partial void CannotRead(ILogger log, Guid messageUuid, Guid systemId, string code, string path, int line);
}
