namespace Postvogn.MeMo.Archives;

/// <summary>
/// A repeat: <paramref name="Length"/> bytes from index <paramref name="Start"/> stood <paramref name="Distance"/> bytes before.
/// </summary>
internal readonly record struct LongMatch(int Start, int Length, int Distance)
{
    public int End => Start + Length;
}
