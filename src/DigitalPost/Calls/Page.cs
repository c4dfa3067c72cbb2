namespace Postvogn.DigitalPost;

/// <summary>Which page of a list (TI 3.3.3).</summary>
/// <param name="Number">From 0.</param>
/// <param name="Size">1 to 10,000.</param>
public sealed record Page(int Number, int Size)
{
    /// <summary>The first page, of 100.</summary>
    public static Page First { get; } = new(0, 100);

    /// <summary>The page after this one.</summary>
    public Page Next() => this with { Number = Number + 1 };

    /// <summary>As query parameters.</summary>
    public override string ToString() => $"page={Number}&size={Size}";
}
