namespace Postvogn.EndToEnd;

/// <summary>Tests that share one package: to make it takes about a minute.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedAppCollection : ICollectionFixture<PublishedApp>
{
    public const string Name = "The published app";
}
