namespace Postvogn.DigitalPost;

/// <summary>TI 3.3.2.</summary>
public sealed record SearchPage<T>
{
    /// <summary>Of this page.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>From 0; always 0 when fetched by <see cref="Next"/>.</summary>
    public int CurrentPage { get; init; }

    /// <summary>Pages of this size.</summary>
    public int TotalPages { get; init; }

    /// <summary>On this page.</summary>
    public int ElementsOnPage { get; init; }

    /// <summary>Not to be counted by: a search index may stop at 10,000.</summary>
    public long TotalElements { get; init; }

    /// <summary>For <see cref="Query.After"/>; null when there is none.</summary>
    public string? Next { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>Only counts: the resources can be persons.</summary>
    public override string ToString() => $"{Items.Count} of {TotalElements}";
}
