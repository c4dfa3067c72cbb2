using System.Buffers.Binary;

namespace Postvogn.DigitalPost;

/// <summary><see cref="FileHead"/> (parts: pages; counts: persons, companies, registrations), then for each page its number (int32), the
/// count of each bucket (uint16) and the entries (uint16), then SHA-256. About 2.2 bytes a contact.</summary>
internal static class ContactIndexFile
{
    private const int PageHeadLength = sizeof(int) + (ContactPage.Buckets * sizeof(ushort));
    private const int EntriesAPiece = SealedWriter.PieceLength / sizeof(ushort);

    // The carriage return and newline break when the file passes through anything that takes it for text.
    private static ReadOnlySpan<byte> Magic => "PVIDX\r\n\0"u8;

    public static async Task WriteAsync(ContactIndex index, Stream file, CancellationToken cancellationToken)
    {
        using var writer = new SealedWriter(file);
        HeadOf(index).Write(writer.Piece, Magic);
        await writer.WriteAsync(FileHead.Length, cancellationToken);
        for (var number = 0; number < ContactPage.MostPages; number++)
        {
            if (index.Pages[number] is { } page)
                await WriteAsync(writer, number, page, cancellationToken);
        }

        await writer.SealAsync(cancellationToken);
    }

    public static async Task<ContactFileOpening<ContactIndex>> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        using var reader = new SealedReader(file);
        await reader.ReadAsync(FileHead.Length, cancellationToken);
        var outcome = FileHead.TryRead(reader.Piece, Magic, out var head);
        var pages = new ContactPage?[ContactPage.MostPages];
        var last = -1;
        for (var part = 0; part < head.Parts && outcome == ContactFileOutcome.Opened; part++)
            (outcome, last) = await ReadPageAsync(reader, pages, last, cancellationToken);
        if (outcome == ContactFileOutcome.Opened)
            outcome = await reader.CheckAsync(cancellationToken);
        if (outcome != ContactFileOutcome.Opened)
            return new(outcome, null);
        var index = new ContactIndex(pages, new(head.At, TimeSpan.Zero));
        return HeadOf(index) == head ? new(outcome, index) : new(ContactFileOutcome.Damaged, null);
    }

    private static FileHead HeadOf(ContactIndex index)
    {
        var pages = 0;
        foreach (var page in index.Pages)
            pages += page is null ? 0 : 1;
        return new(pages, index.CreatedAt.UtcTicks, (index.Counts.Persons, index.Counts.Companies, (int)index.Registrations));
    }

    private static async ValueTask WriteAsync(SealedWriter writer, int number, ContactPage page, CancellationToken cancellationToken)
    {
        BinaryPrimitives.WriteInt32LittleEndian(writer.Piece, number);
        for (var bucket = 0; bucket < ContactPage.Buckets; bucket++)
            BinaryPrimitives.WriteUInt16LittleEndian(
                writer.Piece[(sizeof(int) + (bucket * sizeof(ushort)))..], (ushort)page.CountOf(bucket));
        await writer.WriteAsync(PageHeadLength, cancellationToken);
        for (var done = 0; done < page.Entries.Length; done += EntriesAPiece)
            await writer.WriteAsync(Encode(page.Entries[done..], writer.Piece), cancellationToken);
    }

    private static int Encode(ReadOnlySpan<ushort> entries, Span<byte> piece)
    {
        entries = entries[..Math.Min(entries.Length, EntriesAPiece)];
        for (var place = 0; place < entries.Length; place++)
            BinaryPrimitives.WriteUInt16LittleEndian(piece[(place * sizeof(ushort))..], entries[place]);
        return entries.Length * sizeof(ushort);
    }

    // Reads one page into its place. The pages must ascend.
    private static async ValueTask<(ContactFileOutcome Outcome, int Number)> ReadPageAsync(
        SealedReader reader, ContactPage?[] pages, int last, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(PageHeadLength, cancellationToken))
            return (ContactFileOutcome.CutOff, last);
        var number = BinaryPrimitives.ReadInt32LittleEndian(reader.Piece);
        if (number <= last || number >= pages.Length || StartsOf(reader.Piece[sizeof(int)..]) is not { } starts)
            return (ContactFileOutcome.Damaged, last);
        var entries = new ushort[starts[^1]];
        for (var done = 0; done < entries.Length; done += EntriesAPiece)
        {
            var count = Math.Min(entries.Length - done, EntriesAPiece);
            if (!await reader.ReadAsync(count * sizeof(ushort), cancellationToken))
                return (ContactFileOutcome.CutOff, last);
            Decode(reader.Piece, entries.AsSpan(done, count));
        }

        var page = pages[number] = new(starts, entries);
        return (page.IsInOrder() ? ContactFileOutcome.Opened : ContactFileOutcome.Damaged, number);
    }

    // Null when a bucket has more than fit.
    private static int[]? StartsOf(ReadOnlySpan<byte> counts)
    {
        var starts = new int[ContactPage.Buckets + 1];
        for (var bucket = 0; bucket < ContactPage.Buckets; bucket++)
        {
            starts[bucket + 1] = BinaryPrimitives.ReadUInt16LittleEndian(counts[(bucket * sizeof(ushort))..]);
            if (starts[bucket + 1] > ContactPage.LargestBucket)
                return null;
        }

        return ContactPage.Ends(starts);
    }

    private static void Decode(ReadOnlySpan<byte> piece, Span<ushort> entries)
    {
        for (var place = 0; place < entries.Length; place++)
            entries[place] = BinaryPrimitives.ReadUInt16LittleEndian(piece[(place * sizeof(ushort))..]);
    }
}
