namespace Postvogn.MeMo.Archives;

/// <summary>So many bytes from Start stood Distance bytes before.</summary>
internal readonly record struct LongMatch(int Start, int Length, int Distance)
{
    public int End => Start + Length;
}
