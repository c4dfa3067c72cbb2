using System.Text.Json;

namespace Postvogn.DigitalPost;

/// <summary>The resources stand under a name of their own, so each registry has its own kind.</summary>
internal abstract record SearchResult<T>
{
    public int CurrentPage { get; init; }

    public int TotalPages { get; init; }

    public int ElementsOnPage { get; init; }

    public long TotalElements { get; init; }

    public string? Next { get; init; }

    protected abstract IReadOnlyList<T> Resources { get; }

    public SearchPage<T> ToPage() => new()
    {
        Items = Resources ?? throw new JsonException("The page has no list."),
        CurrentPage = CurrentPage,
        TotalPages = TotalPages,
        ElementsOnPage = ElementsOnPage,
        TotalElements = TotalElements,
        Next = Next,
    };
}
