namespace Postvogn.Sandbox.Samples;

/// <summary>Ids, numbers and bytes that are the same in every run with the same seed.</summary>
internal sealed class Seeded(int seed)
{
    // The letters of a run are no secret: what counts is that a run can be repeated.
#pragma warning disable CA5394
    private readonly Random random = new(seed);

    /// <summary>A whole number from 0 up to, and not including, <paramref name="below"/>.</summary>
    public int Next(int below) => random.Next(below);

    /// <summary>One of the given values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>Fills the buffer with bytes that do not compress.</summary>
    public void Fill(Span<byte> buffer) => random.NextBytes(buffer);
#pragma warning restore CA5394

    /// <summary>A UUID of version 4, the only version that MeMo allows.</summary>
    public Guid NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A CPR number that nobody has: its day of the month is above 60.</summary>
    public string NextCpr() => $"{61 + Next(28):00}{1 + Next(12):00}{40 + Next(50):00}{Next(4)}{Next(1000):000}";
}
