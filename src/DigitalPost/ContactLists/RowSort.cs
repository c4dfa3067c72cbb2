namespace Postvogn.DigitalPost;

/// <summary>A radix sort of two rounds of 12 bits, from the low ones. Rows of the same key keep their order. The room is used again for the
/// next page.</summary>
internal sealed class RowSort
{
    private const int DigitBits = ContactPage.KeyBits / 2;
    private const int Digits = 1 << DigitBits;

    private readonly int[] places = new int[Digits];
    private uint[] rows = [];
    private uint[] spare = [];

    /// <summary>They hold until the next call.</summary>
    public ReadOnlySpan<uint> Sorted(PageRows page)
    {
        var count = page.Count;
        if (rows.Length < count)
            (rows, spare) = (new uint[count], new uint[count]);
        page.CopyTo(rows);
        Round(rows.AsSpan(0, count), spare, Reach.Bits);
        Round(spare.AsSpan(0, count), rows, Reach.Bits + DigitBits);
        return rows.AsSpan(0, count);
    }

    private void Round(ReadOnlySpan<uint> source, Span<uint> target, int shift)
    {
        Array.Clear(places);
        foreach (var row in source)
            places[(row >> shift) & (Digits - 1)]++;
        var place = 0;
        foreach (ref var count in places.AsSpan())
        {
            var next = place + count;
            count = place;
            place = next;
        }

        foreach (var row in source)
            target[places[(row >> shift) & (Digits - 1)]++] = row;
    }
}
