using Xunit.Abstractions;

namespace Postvogn.Testing;

/// <summary>
/// Begins with the classes that take the longest, so that no processor waits for one that came last. A matter of minutes alone: no test
/// depends on another.
/// </summary>
public abstract class LongestFirst(params Type[] longest) : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => longest.Any(
            type => collection.DisplayName.EndsWith(type.FullName!, StringComparison.Ordinal)));
}
