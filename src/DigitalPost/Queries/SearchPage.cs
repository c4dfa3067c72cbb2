namespace Postvogn.DigitalPost;

/// <summary>One page of a search (TI 3.3.2).</summary>
/// <typeparam name="T">What was searched for.</typeparam>
public sealed record SearchPage<T>
{
    /// <summary>The resources of this page.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Which page, from 0; always 0 when it was fetched by <see cref="Next"/>.</summary>
    public int CurrentPage { get; init; }

    /// <summary>How many pages of this size there are.</summary>
    public int TotalPages { get; init; }

    /// <summary>How many resources are on this page.</summary>
    public int ElementsOnPage { get; init; }

    /// <summary>How many resources there are. Not to be counted by: a search index may stop counting at 10,000.</summary>
    public long TotalElements { get; init; }

    /// <summary>Leads to the next page (<see cref="Query.After"/>); null when there is none.</summary>
    public string? Next { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>How many of how many: the resources can be persons.</summary>
    public override string ToString() => $"{Items.Count} of {TotalElements}";
}
