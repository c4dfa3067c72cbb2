namespace Postvogn.DigitalPost;

/// <summary>TI 10.8.4.</summary>
public sealed record ReceiptPage
{
    /// <summary>From 0.</summary>
    public int CurrentPage { get; init; }

    /// <summary>Pages of this size.</summary>
    public int TotalPages { get; init; }

    /// <summary>On this page.</summary>
    public int ElementsOnPage { get; init; }

    /// <summary>In all.</summary>
    public long TotalElements { get; init; }

    /// <summary>Each with its <see cref="Receipt.Id"/>.</summary>
    public required IReadOnlyList<Receipt> Receipts { get; init; }
}
