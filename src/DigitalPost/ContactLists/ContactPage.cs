namespace Postvogn.DigitalPost;

/// <summary>2^24 keys in a row, sorted: 1,024 buckets of 2^14 keys, and 16 bits a contact (14 of the key, two of <see cref="Reach"/>),
/// ascending within each bucket. Starts has one more, for the end of the last.</summary>
internal sealed class ContactPage(int[] starts, ushort[] entries)
{
    /// <summary>Of a key within its page.</summary>
    public const int KeyBits = 24;

    public const int MostPages = (int)((ContactNumber.End - 1) >> KeyBits) + 1;

    public const int Buckets = 1 << (KeyBits - BucketBits);

    public const int LargestBucket = 1 << BucketBits;

    private const int BucketBits = 14;
    private const int FlagMask = (1 << Reach.Bits) - 1;

    public ReadOnlySpan<ushort> Entries => entries;

    public long Size => ((long)starts.Length * sizeof(int)) + ((long)entries.Length * sizeof(ushort));

    public int CountOf(int bucket) => starts[bucket + 1] - starts[bucket];

    /// <summary>The flags, 0 when it is not there.</summary>
    public int Find(int key)
    {
        var bucket = key >> BucketBits;
        var start = starts[bucket];
        var count = starts[bucket + 1] - start;
        var wanted = (key & (LargestBucket - 1)) << Reach.Bits;
        // The last entry that is not above the wanted one, whatever its flags: no branch that cannot be foreseen.
        while (count > 1)
        {
            var half = count / 2;
            start += entries[start + half] <= (wanted | FlagMask) ? half : 0;
            count -= half;
        }

        return count == 1 && (entries[start] & ~FlagMask) == wanted ? entries[start] & FlagMask : 0;
    }

    /// <summary>Of rows as in <see cref="PageRows"/>, sorted by key. The same key twice becomes one.</summary>
    public static ContactPage Of(ReadOnlySpan<uint> sorted)
    {
        var entries = new ushort[DistinctKeys(sorted)];
        var starts = new int[Buckets + 1];
        var last = -1;
        var previous = uint.MaxValue;
        foreach (var row in sorted)
        {
            if (row >> Reach.Bits == previous)
            {
                entries[last] |= (ushort)(row & FlagMask);
                continue;
            }

            previous = row >> Reach.Bits;
            entries[++last] = (ushort)row;
            starts[(previous >> BucketBits) + 1]++;
        }

        return new(Ends(starts), entries);
    }

    /// <summary>Turns counts, each one place later than its bucket, into starts.</summary>
    public static int[] Ends(int[] counts)
    {
        for (var bucket = 1; bucket < counts.Length; bucket++)
            counts[bucket] += counts[bucket - 1];
        return counts;
    }

    /// <summary>True when every bucket ascends without a repetition and every entry has a flag.</summary>
    public bool IsInOrder()
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var previous = -1;
            foreach (var entry in entries.AsSpan(starts[bucket]..starts[bucket + 1]))
            {
                if (entry >> Reach.Bits <= previous || (entry & FlagMask) == 0)
                    return false;
                previous = entry >> Reach.Bits;
            }
        }

        return true;
    }

    private static int DistinctKeys(ReadOnlySpan<uint> sorted)
    {
        var count = 0;
        var previous = uint.MaxValue;
        foreach (var row in sorted)
        {
            count += row >> Reach.Bits == previous ? 0 : 1;
            previous = row >> Reach.Bits;
        }

        return count;
    }
}
