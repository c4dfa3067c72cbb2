namespace Postvogn.Infra.Tests.Bicep;

/// <summary>All tests that look at Bicep share the parse trees, which nobody changes.</summary>
[CollectionDefinition(Name)]
public sealed class InfraCollection : ICollectionFixture<Templates>
{
    public const string Name = "Bicep";
}
