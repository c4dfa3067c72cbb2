namespace Postvogn.DigitalPost;

/// <summary>A page of receipts (TI 10.8.4).</summary>
public sealed record ReceiptPage
{
    /// <summary>Which page, from 0.</summary>
    public int CurrentPage { get; init; }

    /// <summary>How many pages of this size there are.</summary>
    public int TotalPages { get; init; }

    /// <summary>How many receipts are on this page.</summary>
    public int ElementsOnPage { get; init; }

    /// <summary>How many receipts there are.</summary>
    public long TotalElements { get; init; }

    /// <summary>The receipts, each with its <see cref="Receipt.Id"/>.</summary>
    public required IReadOnlyList<Receipt> Receipts { get; init; }
}
