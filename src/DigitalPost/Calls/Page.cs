namespace Postvogn.DigitalPost;

/// <summary>A page of a list, from 0, of 1 to 10,000 (TI 3.3.3).</summary>
public sealed record Page(int Number, int Size)
{
    /// <summary>Of 100.</summary>
    public static Page First { get; } = new(0, 100);

    /// <summary>The next page.</summary>
    public Page Next() => this with { Number = Number + 1 };

    /// <summary>As query parameters.</summary>
    public override string ToString() => $"page={Number}&size={Size}";
}
