namespace Postvogn.Sandbox.Samples;

internal sealed class Seeded(int seed)
{
    // The letters of a run are no secret: what counts is that a run can be repeated.
#pragma warning disable CA5394
    private readonly Random random = new(seed);

    // Not including the bound.
    public int Next(int below) => random.Next(below);

    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    public void Fill(Span<byte> buffer) => random.NextBytes(buffer);
#pragma warning restore CA5394

    /// <summary>The only version that MeMo allows.</summary>
    public Guid NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Nobody has it: its day of the month is above 60.</summary>
    public string NextCpr() => $"{61 + Next(28):00}{1 + Next(12):00}{40 + Next(50):00}{Next(4)}{Next(1000):000}";
}
