using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Threads;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

internal sealed partial class Deliverer(
    IBlobStore store, LetterRouter router, LetterThreads threads, InboxFiles files, PostvognSettings settings, StepTrail trail,
    TimeProvider clock, ILogger<Deliverer> log)
{
    // The files and memo.xml first, then message.json, which makes them visible (docs/adr/0040). Faults that leave the letter readable are
    // logged: Digital Post took it with them. One that cannot be read is a MemoFormatException.
    public async Task<DeliveryStatus> DeliverAsync(ReceivedLetter letter, CancellationToken cancellationToken)
    {
        var (systemId, messageUuid) = (letter.SystemId, letter.MessageUuid);
        await using var memo = await letter.OpenAsync(cancellationToken);
        await using var reader = new MemoReader(memo, MemoReaderOptions.Tolerant);
        var header = await reader.ReadHeaderAsync(cancellationToken);
        if (header.MessageUuid != messageUuid) throw OtherMessageUuid();
        var route = await router.RouteAsync(header, cancellationToken);
        var (delivery, isBegun) = await BeginAsync(systemId, messageUuid, route, cancellationToken);
        if (delivery.Value.Status != DeliveryStatus.Delivering) return await LeaveAsync(delivery.Value, cancellationToken);
        await KeepThreadAsync(delivery.Value, cancellationToken);
        if (!isBegun && await IsVisibleAsync(delivery.Value, cancellationToken)) return await EndAsync(delivery, cancellationToken);

        var written = await files.WriteAsync(reader, delivery.Value, cancellationToken);
        await letter.KeepAtAsync(PlaceOf(delivery.Value, InboxMessage.Memo), BlobCondition.None, cancellationToken);
        trail.Reached(Step.DecodeFiles, messageUuid);
        if (reader.Findings is [var first, ..] faults)
            ReadInSpiteOf(log, messageUuid, systemId, faults.Count, first.Code, first.Path, first.Line);
        var message = InboxMessage.Of(header, reader, written, delivery.Value);
        await store.WriteAsync(
            PlaceOf(delivery.Value, InboxMessage.File), message, InboxJson.OfMemo.InboxMessage, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.WriteMessage, messageUuid);
        return await EndAsync(delivery, cancellationToken);
    }

    // By an earlier try, perhaps of another push with other bytes: what can be read already is not written again.
    private async Task<bool> IsVisibleAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        await using var message = await store.OpenAsync(PlaceOf(delivery, InboxMessage.File), cancellationToken);
        return message is not null;
    }

    private static BlobPath PlaceOf(Delivery delivery, string file) => Places.Inbox(delivery.Destination!, delivery.Folder, file);

    private async Task<DeliveryStatus> EndAsync(Stored<Delivery> delivery, CancellationToken cancellationToken)
    {
        var (systemId, messageUuid) = (delivery.Value.SystemId, delivery.Value.MessageUuid);
        var delivered = delivery.Value with { Status = DeliveryStatus.Delivered, ChangedAt = clock.GetUtcNow() };
        if (await store.WriteDeliveryAsync(delivered, delivery.ETag, cancellationToken) is null)
            return await LeaveAsync((await store.ReadDeliveryAsync(systemId, messageUuid, cancellationToken))!.Value, cancellationToken);
        LetterCounts.Delivered(settings.NameOf(systemId));
        trail.Reached(Step.KeepDelivery, messageUuid);
        return DeliveryStatus.Delivered;
    }

    // Somebody else has decided. Of a letter in quarantine nothing stays in the inbox (docs/adr/0021).
    private async Task<DeliveryStatus> LeaveAsync(Delivery decided, CancellationToken cancellationToken)
    {
        if (decided.Status == DeliveryStatus.Quarantined) await files.RemoveAsync(decided, cancellationToken);
        return decided.Status;
    }

    private static MemoFormatException OtherMessageUuid() => new(new Finding
    {
        Code = "message.uuid.does.not.match.file.name",
        Status = ReceiptStatus.Invalid,
        Path = "/Message/MessageHeader/messageUUID",
        Message = "The messageUUID is another than the one that the letter came under.",
        Fix = "Digital Post must push a letter under its own messageUUID.",
    });

    // Whether it is begun now, or was before.
    private async Task<(Stored<Delivery> Delivery, bool IsBegun)> BeginAsync(
        Guid systemId, Guid messageUuid, LetterRoute route, CancellationToken cancellationToken)
    {
        var begun = new Delivery
        {
            SystemId = systemId,
            MessageUuid = messageUuid,
            Destination = route.Destination,
            RoutedBy = route.Reason,
            Answers = route.Answers,
            ApartFrom = await OtherOwnerAsync(systemId, messageUuid, route.Destination, cancellationToken),
            Status = DeliveryStatus.Delivering,
            ChangedAt = clock.GetUtcNow(),
        };
        if (await store.WriteDeliveryAsync(begun, null, cancellationToken) is not { } etag)
            return ((await store.ReadDeliveryAsync(systemId, messageUuid, cancellationToken))!, false);
        LetterCounts.Received(settings.NameOf(systemId));
        trail.Reached(Step.BeginDelivery, messageUuid);
        return (new Stored<Delivery>(begun, etag), true);
    }

    // Null: the folder is this system's. Who comes first has it for good, also when it is killed before it writes its delivery.
    private async Task<Guid?> OtherOwnerAsync(
        Guid systemId, Guid messageUuid, string destination, CancellationToken cancellationToken)
    {
        var place = Places.FolderOwner(destination, messageUuid);
        if (await store.WriteAsync(place, systemId, ReceivingJson.Default.Guid, BlobCondition.IfAbsent, cancellationToken) is not null)
            return null;
        var owner = (await store.ReadAsync(place, ReceivingJson.Default.Guid, cancellationToken))?.Value;
        return owner == systemId ? null : owner;
    }

    private async Task KeepThreadAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Answers is not { } answered) return;
        var entry = new ThreadEntry(delivery.MessageUuid, delivery.ChangedAt, ThreadEntry.Received, delivery.Destination!);
        await threads.KeepAsync(entry, answered.MessageUUID, cancellationToken);
    }

    [LoggerMessage(EventId = 945, Level = LogLevel.Warning,
        Message = "Letter {MessageUuid} to system {SystemId} was delivered in spite of {Count} faults in its structure, the first {Code} " +
            "at {Path}, line {Line}")]
    private static partial void ReadInSpiteOf(ILogger log, Guid messageUuid, Guid systemId, int count, string code, string path, int line);
}
