using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

public sealed class OrderedNamesTests
{
    private static readonly string[] Names = ["a-1", "a.xml", "a/1", "a/2", "a/b/3", "a0", "b/1", "b/2", "c/d/e/4", "d"];
    private readonly List<string> read = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public void After_ByAnyNumberAtOnce_GivesAllInOrder(int atOnce)
    {
        Walk(atOnce).After("", "", "").ShouldBe(Names);
        foreach (var after in (string[])[.. Names, "a", "a/", "a/b", "a/b/", "b/3", "c/d"])
            Walk(atOnce).After(after, "", "").ShouldBe(Names.Where(name => string.CompareOrdinal(name, after) > 0), after);
        Walk(atOnce).After("", "a/", "a/").ShouldBe(["a/1", "a/2", "a/b/3"]);
        Walk(atOnce).After("a/1", "", "a/").ShouldBe(["a/2", "a/b/3"]);
    }

    [Fact]
    public void After_FolderBeforeTheStart_IsNotRead()
    {
        Walk(100).After("b/1", "", "").Take(2).ShouldBe(["b/2", "c/d/e/4"]);
        read.ShouldBe(["", "b/", "c/", "c/d/", "c/d/e/"]);
    }

    [Fact]
    public void After_FolderBehindTheLastThatIsTaken_IsNotRead()
    {
        Walk(100).After("a/1", "", "").First().ShouldBe("a/2");
        read.ShouldBe(["", "a/"]);
    }

    // A folder in the middle of which all has gone.
    [Fact]
    public void After_EmptyFolder_HidesNothing() =>
        new OrderedNames(folder => folder.Length == 0 ? ["x/", "y/", "z"] : [], 1).After("", "", "").ShouldBe(["z"]);

    private OrderedNames Walk(int atOnce) => new(Read, atOnce);

    private IEnumerable<string> Read(string folder)
    {
        read.Add(folder);
        return Names.Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[folder.Length..])
            .Select(name => name.Contains('/') ? name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)] : name).Distinct().Reverse();
    }
}
