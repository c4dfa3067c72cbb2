namespace Postvogn.DigitalPost;

/// <summary>TI 3.3.</summary>
public static class SearchLimits
{
    /// <summary>Resources a page (TI 3.3.3), and numbers a bulk lookup (TI 4.3).</summary>
    public const int LargestPage = 10_000;

    internal static int SizeOf(int size) => size is >= 1 and <= LargestPage
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"A page holds 1 to {LargestPage} resources (TI 3.3.3).");
}
