namespace Postvogn.DigitalPost;

/// <summary>Ids of receipts (TI 10.8.3) or MeMos (TI 10.4) that wait.</summary>
public sealed record IdPage
{
    /// <summary>The ids.</summary>
    public required IReadOnlyList<Guid> Content { get; init; }

    /// <summary>The page, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Ids a page.</summary>
    public int Size { get; init; }

    /// <summary>Ids in all.</summary>
    public long TotalElements { get; init; }

    /// <summary>Pages of this size.</summary>
    public int TotalPages { get; init; }
}
