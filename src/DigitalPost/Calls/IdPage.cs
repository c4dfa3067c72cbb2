namespace Postvogn.DigitalPost;

/// <summary>A page of ids: of receipts (TI 10.8.3) or MeMos (TI 10.4) that wait.</summary>
public sealed record IdPage
{
    /// <summary>The ids.</summary>
    public required IReadOnlyList<Guid> Content { get; init; }

    /// <summary>Which page, from 0.</summary>
    public int Number { get; init; }

    /// <summary>The size of a page.</summary>
    public int Size { get; init; }

    /// <summary>How many ids there are.</summary>
    public long TotalElements { get; init; }

    /// <summary>How many pages of this size there are.</summary>
    public int TotalPages { get; init; }
}
