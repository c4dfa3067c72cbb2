using System.Buffers.Binary;

namespace Postvogn.DigitalPost;

/// <summary><see cref="FileHead"/> (parts: changes), then for each its key and flags (int64: key times four, and the flags) and time (UTC
/// ticks, int64), then SHA-256.</summary>
internal static class ContactChangesFile
{
    private const int ChangeLength = 2 * sizeof(long);

    private static ReadOnlySpan<byte> Magic => "PVCHG\r\n\0"u8;

    public static async Task WriteAsync(ContactIndexChanges changes, Stream file, CancellationToken cancellationToken)
    {
        var all = changes.All.ToArray();
        using var writer = new SealedWriter(file);
        new FileHead(all.Length, 0, default).Write(writer.Piece, Magic);
        await writer.WriteAsync(FileHead.Length, cancellationToken);
        foreach (var (number, change) in all)
        {
            BinaryPrimitives.WriteInt64LittleEndian(writer.Piece, (number.Key << Reach.Bits) | (uint)change.Reach.Flags);
            BinaryPrimitives.WriteInt64LittleEndian(writer.Piece[sizeof(long)..], change.At.UtcTicks);
            await writer.WriteAsync(ChangeLength, cancellationToken);
        }

        await writer.SealAsync(cancellationToken);
    }

    public static async Task<ContactFileOpening<ContactIndexChanges>> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        using var reader = new SealedReader(file);
        await reader.ReadAsync(FileHead.Length, cancellationToken);
        var outcome = FileHead.TryRead(reader.Piece, Magic, out var head);
        var changes = new ContactIndexChanges();
        for (var part = 0; part < head.Parts && outcome == ContactFileOutcome.Opened; part++)
        {
            outcome = !await reader.ReadAsync(ChangeLength, cancellationToken) ? ContactFileOutcome.CutOff
                : TryTake(reader.Piece, changes) ? ContactFileOutcome.Opened
                : ContactFileOutcome.Damaged;
        }

        if (outcome == ContactFileOutcome.Opened)
            outcome = await reader.CheckAsync(cancellationToken);
        return new(outcome, outcome == ContactFileOutcome.Opened ? changes : null);
    }

    private static bool TryTake(ReadOnlySpan<byte> piece, ContactIndexChanges changes)
    {
        var packed = BinaryPrimitives.ReadInt64LittleEndian(piece);
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(piece[sizeof(long)..]);
        var key = packed >> Reach.Bits;
        if (key is < 0 or >= ContactNumber.End || ticks is < 0 or > FileHead.LastTick)
            return false;
        changes.Apply(new(key), Reach.Of((int)packed), new(ticks, TimeSpan.Zero));
        return true;
    }
}
