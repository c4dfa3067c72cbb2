using System.Reflection;
using Postvogn.Functions.Letters;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

public sealed class PlacesTests
{
    [Fact]
    public void Containers_AreThoseOfAllPlaces()
    {
        var places = typeof(Places).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(BlobPath)).ToList();

        places.Count.ShouldBeGreaterThan(15);
        places.Select(ContainerOf).Distinct().ShouldBe(Places.Containers, ignoreOrder: true);
    }

    /// <summary>Who makes them reads it there.</summary>
    [Fact]
    public void Containers_AreThoseOfTheDecision()
    {
        var decision = File.ReadAllText(Repository.Find("docs/adr/0005-azure-blob-storage.md")!);
        var listed = decision.Split("Its roles are per container. They are:")[1].Split("(`Places.Containers`)")[0];

        listed.Split('`').Where((_, index) => index % 2 == 1).ShouldBe(Places.Containers, ignoreOrder: true);
    }

    [Fact]
    public void Containers_AreNamesThatAzureTakes()
    {
        Places.Containers.ShouldBeUnique();
        // https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
        Places.Containers.ShouldAllBe(name => name.Length >= 3 && name.Length <= 63 && name.All(char.IsAsciiLetterLower));
    }

    private static string ContainerOf(MethodInfo place) =>
        ((BlobPath)place.Invoke(null, [.. place.GetParameters().Select(Sample)])!).Container;

    private static object Sample(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(Guid) ? Guid.Empty
        : parameter.ParameterType == typeof(long) ? 0L
        : parameter.ParameterType == typeof(DateOnly) ? DateOnly.MinValue
        : "a";
}
