namespace Postvogn.DigitalPost;

/// <summary>As they come, in chunks, so that nothing is copied while they grow. A row is the key within the page, times four, and the flags
/// of <see cref="Reach"/>.</summary>
internal sealed class PageRows
{
    private const int ChunkLength = 4096;

    private readonly List<uint[]> chunks = [];
    private uint[] chunk = [];
    private int used;

    public int Count => chunks.Count == 0 ? 0 : ((chunks.Count - 1) * ChunkLength) + used;

    public void Add(uint row)
    {
        if (used == chunk.Length)
            Grow();
        chunk[used++] = row;
    }

    public void CopyTo(Span<uint> target)
    {
        foreach (var part in chunks)
        {
            var rows = ReferenceEquals(part, chunk) ? part.AsSpan(0, used) : part;
            rows.CopyTo(target);
            target = target[rows.Length..];
        }
    }

    private void Grow()
    {
        chunk = new uint[ChunkLength];
        chunks.Add(chunk);
        used = 0;
    }
}
