namespace Postvogn.MeMo.Tests;

/// <summary>Tests that look at the memory run alone.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
