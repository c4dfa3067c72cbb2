namespace Postvogn.Functions.Storage;

/// <summary>The store has no room left. Nothing was changed; the same step succeeds when there is room again.</summary>
public sealed class StoreFullException(string place, Exception inner)
    : IOException($"The store is full: {place}. Free space there, or move it (Postvogn__Storage__Path); nothing is lost, the work goes on by itself.", inner);
