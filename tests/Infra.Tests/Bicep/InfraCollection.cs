namespace Postvogn.Infra.Tests.Bicep;

/// <summary>All tests that look at the templates share what was compiled once.</summary>
[CollectionDefinition(Name)]
public sealed class InfraCollection : ICollectionFixture<Infrastructure>
{
    public const string Name = "Bicep";
}
