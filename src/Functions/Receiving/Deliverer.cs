using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Threads;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

internal sealed partial class Deliverer(
    IBlobStore store, ReceivedLetters received, LetterRouter router, LetterThreads threads, InboxFiles files, PostvognSettings settings,
    StepTrail trail, TimeProvider clock, ILogger<Deliverer> log)
{
    // Only a letter that can be read to its end begins a delivery, and of several pushes at once the one that began it is delivered: so
    // whatever is laid in its folder, and by whomever, are the same bytes (docs/adr/0040). Delivering: another push is to be delivered.
    // One that cannot be read is a MemoFormatException.
    public async Task<Delivery> DeliverAsync(ReceivedLetter letter, CancellationToken cancellationToken)
    {
        var header = await ReadToItsEndAsync(letter, cancellationToken);
        var route = await router.RouteAsync(header, cancellationToken);
        var (delivery, isBegun) = await BeginAsync(letter, route, cancellationToken);
        if (delivery.Value.Status != DeliveryStatus.Delivering) return await LeaveAsync(delivery.Value, cancellationToken);
        if (!isBegun && await IsVisibleAsync(delivery.Value, cancellationToken)) return await EndAsync(delivery, cancellationToken);
        if (delivery.Value.Push != letter.Push) return delivery.Value;
        await LayAsync(letter, delivery.Value, isFirst: isBegun, cancellationToken);
        return await EndAsync(delivery, cancellationToken);
    }

    private static async Task<MessageHeader> ReadToItsEndAsync(ReceivedLetter letter, CancellationToken cancellationToken)
    {
        await using var memo = await letter.OpenAsync(cancellationToken);
        await using var reader = new MemoReader(memo, MemoReaderOptions.Tolerant);
        var header = await reader.ReadHeaderAsync(cancellationToken);
        if (header.MessageUuid != letter.MessageUuid) throw OtherMessageUuid();
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
            await part.Content.CopyToAsync(Stream.Null, cancellationToken);
        return header;
    }

    // The files and memo.xml first, then message.json, which makes them visible. Faults that leave the letter readable are logged: Digital
    // Post took it with them.
    private async Task LayAsync(ReceivedLetter letter, Delivery delivery, bool isFirst, CancellationToken cancellationToken)
    {
        var (systemId, messageUuid) = (letter.SystemId, letter.MessageUuid);
        await KeepThreadAsync(delivery, cancellationToken);
        await using var memo = await letter.OpenAsync(cancellationToken);
        await using var reader = new MemoReader(memo, MemoReaderOptions.Tolerant);
        var header = await reader.ReadHeaderAsync(cancellationToken);
        var written = await files.WriteAsync(reader, delivery, cancellationToken);
        await letter.KeepAtAsync(PlaceOf(delivery, InboxMessage.Memo), BlobCondition.None, cancellationToken);
        if (!isFirst) await files.RemoveOthersAsync(written, delivery, cancellationToken);
        trail.Reached(Step.DecodeFiles, messageUuid);
        if (reader.Findings is [var first, ..] faults)
            ReadInSpiteOf(log, messageUuid, systemId, faults.Count, first.Code, first.Path, first.Line);
        var message = InboxMessage.Of(header, reader, written, delivery);
        await store.WriteAsync(
            PlaceOf(delivery, InboxMessage.File), message, InboxJson.OfMemo.InboxMessage, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.WriteMessage, messageUuid);
    }

    // By an earlier try, perhaps of another push with other bytes: what can be read already is not written again.
    private async Task<bool> IsVisibleAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        await using var message = await store.OpenAsync(PlaceOf(delivery, InboxMessage.File), cancellationToken);
        return message is not null;
    }

    private static BlobPath PlaceOf(Delivery delivery, string file) => Places.Inbox(delivery.Destination!, delivery.Folder, file);

    private async Task<Delivery> EndAsync(Stored<Delivery> delivery, CancellationToken cancellationToken)
    {
        var (systemId, messageUuid) = (delivery.Value.SystemId, delivery.Value.MessageUuid);
        var delivered = delivery.Value with { Status = DeliveryStatus.Delivered, ChangedAt = clock.GetUtcNow() };
        if (await store.WriteDeliveryAsync(delivered, delivery.ETag, cancellationToken) is null)
            return await LeaveAsync((await store.ReadDeliveryAsync(systemId, messageUuid, cancellationToken))!.Value, cancellationToken);
        LetterCounts.Delivered(settings.NameOf(systemId));
        trail.Reached(Step.KeepDelivery, messageUuid);
        return delivered;
    }

    // Somebody else has decided. Of a letter in quarantine nothing stays in the inbox (docs/adr/0021).
    private async Task<Delivery> LeaveAsync(Delivery decided, CancellationToken cancellationToken)
    {
        if (decided.Status == DeliveryStatus.Quarantined) await files.RemoveAsync(decided, cancellationToken);
        return decided;
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
        ReceivedLetter letter, LetterRoute route, CancellationToken cancellationToken)
    {
        var (systemId, messageUuid) = (letter.SystemId, letter.MessageUuid);
        var begun = new Delivery
        {
            SystemId = systemId,
            MessageUuid = messageUuid,
            Destination = route.Destination,
            RoutedBy = route.Reason,
            Answers = route.Answers,
            ApartFrom = await OtherOwnerAsync(systemId, messageUuid, route.Destination, cancellationToken),
            Push = letter.Push,
            Status = DeliveryStatus.Delivering,
            ChangedAt = clock.GetUtcNow(),
        };
        if (await store.WriteDeliveryAsync(begun, null, cancellationToken) is not { } etag)
            return (await TakeOnAsync(begun, cancellationToken), false);
        LetterCounts.Received(settings.NameOf(systemId));
        trail.Reached(Step.BeginDelivery, messageUuid);
        return (new Stored<Delivery>(begun, etag), true);
    }

    // As it is, unless the push that began it is gone: a person removed it before it was delivered, and this one is delivered in its
    // place.
    private async Task<Stored<Delivery>> TakeOnAsync(Delivery begun, CancellationToken cancellationToken)
    {
        while (true)
        {
            var last = (await store.ReadDeliveryAsync(begun.SystemId, begun.MessageUuid, cancellationToken))!;
            if (last.Value.Status != DeliveryStatus.Delivering || last.Value.Push == begun.Push) return last;
            if (last.Value.Push is { } push && await received.IsThereAsync(push, cancellationToken)) return last;
            if (await IsVisibleAsync(last.Value, cancellationToken)) return last;
            var next = last.Value.Push is null ? last.Value with { Push = begun.Push } : begun;
            if (await store.WriteDeliveryAsync(next, last.ETag, cancellationToken) is not { } etag) continue;
            if ((last.Value.Destination, last.Value.Folder) != (next.Destination, next.Folder))
                await files.RemoveAsync(last.Value, cancellationToken);
            return new Stored<Delivery>(next, etag);
        }
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
