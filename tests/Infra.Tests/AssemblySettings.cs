using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

[assembly: TestCollectionOrderer("Postvogn.Infra.Tests.MutationsFirst", "Postvogn.Infra.Tests")]

namespace Postvogn.Infra.Tests;

/// <summary>Each mutation compiles all templates.</summary>
public sealed class MutationsFirst() : LongestFirst(typeof(MutationTests));
