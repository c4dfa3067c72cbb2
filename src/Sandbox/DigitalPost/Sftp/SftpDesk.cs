using Postvogn.Sandbox.Sftp;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.7.4, which gives the files of receipts no names.</summary>
internal sealed class SftpDesk(NationalServiceOptions options, NationalLedger ledger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private readonly ConcurrentDictionary<Guid, SftpRoom> rooms = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> laid = new(StringComparer.Ordinal);

    public IReadOnlyCollection<KeyValuePair<Guid, SftpRoom>> Rooms => [.. rooms];

    public void Open(Guid systemId, SftpRoom room) => rooms[systemId] = room;

    /// <summary>A receipt without a messageUUID speaks of the whole archive, and so is technical.</summary>
    public void Lay(Guid systemId, Receipt receipt)
    {
        if (!rooms.TryGetValue(systemId, out var room))
            return;
        var name = receipt.MessageUuid is { } message ? $"{receipt.TransmissionId}-{message}.xml" : $"{receipt.TransmissionId}.xml";
        room.Put($"receipts/{name}", ReceiptXml.WriteFile(receipt), $"receipts/tmp/{name}");
        laid[room.At($"receipts/{name}")] = options.Clock.GetUtcNow();
        ledger.Append(new ReceiptLaid(systemId, name, receipt));
    }

    public void RemoveExpired()
    {
        var oldest = options.Clock.GetUtcNow() - Lifetime;
        foreach (var (path, _) in laid.Where(it => it.Value <= oldest))
        {
            File.Delete(path);
            laid.TryRemove(path, out _);
        }
    }
}
