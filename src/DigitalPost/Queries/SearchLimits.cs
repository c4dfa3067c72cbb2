namespace Postvogn.DigitalPost;

/// <summary>The limits of a query (TI 3.3).</summary>
public static class SearchLimits
{
    /// <summary>How many resources a page holds at most (TI 3.3.3), and how many numbers a bulk lookup takes (TI 4.3).</summary>
    public const int LargestPage = 10_000;

    internal static int SizeOf(int size) => size is >= 1 and <= LargestPage
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"A page holds 1 to {LargestPage} resources (TI 3.3.3).");
}
