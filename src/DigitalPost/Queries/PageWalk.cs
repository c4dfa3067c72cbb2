using System.Runtime.CompilerServices;

namespace Postvogn.DigitalPost;

/// <summary>By <c>next</c> (TI 3.3.3).</summary>
internal static class PageWalk
{
    private const int UsualSize = 1000;

    /// <summary>In ascending order with a tiebreaker, so that no resource is skipped, unless it sorts itself.</summary>
    public static Query Walkable(Query query, string age = "lastUpdated")
    {
        var sized = query.Size is null ? query.Sized(UsualSize) : query;
        return sized.IsSorted ? sized : sized.SortBy(age).SortBy("id");
    }

    /// <summary>Ends at an empty <c>next</c> or an empty page, not at a total: an index may stop counting. Gives what ends it,
    /// too.</summary>
    public static async IAsyncEnumerable<Answer<SearchPage<T>>> PagesAsync<T>(
        Query query,
        Func<Query, CancellationToken, Task<Answer<SearchPage<T>>>> fetch,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (Query? step = query; step is not null;)
        {
            var answer = await fetch(step, cancellationToken);
            yield return answer;
            step = answer.Value is { Items.Count: > 0, Next: { } next } ? query.After(next) : null;
        }
    }
}
