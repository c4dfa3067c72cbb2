using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Listings in order, a page at a time.</summary>
public abstract partial class BlobStoreContract
{
    private static readonly string[] Planted =
        ["A/1", "a-1", "a.xml", "a/1", "a/10", "a/2", "a/b.xml", "a/b/1", "a0", "b/a/4", "z", "\u00E5", "\u65E5"];

    [ContractFact]
    public async Task ListPage_FromTheStart_GivesTheFirstInOrder()
    {
        await PlantOrderedAsync();

        (await PageAsync("", "", 100)).ShouldBe(Planted);
        (await PageAsync("", "", 3)).ShouldBe(Planted[..3]);
        (await PageAsync("a/", "", 100)).ShouldBe(["a/1", "a/10", "a/2", "a/b.xml", "a/b/1"]);
        (await PageAsync("a", "", 2)).ShouldBe(["a-1", "a.xml"]);
        (await PageAsync("b/a", "", 100)).ShouldBe(["b/a/4"]);
        foreach (var none in new[] { "c", "a/1/", "/", "b//", "./b/" }) (await PageAsync(none, "", 100)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task ListPage_BehindAName_LeavesThatAndAllBeforeOut()
    {
        await PlantOrderedAsync();
        foreach (var after in (string[])[.. Planted, "a", "a/", "a/1/x", "a/11", "a/b", "a/b/", "a/c", "a1", "zz", "\u65E6"])
        {
            var behind = Planted.Where(name => string.CompareOrdinal(name, after) > 0).ToList();
            (await PageAsync("", after, 100)).ShouldBe(behind, after);
            (await PageAsync("", after, 2)).ShouldBe(behind.Take(2), after);
            if (after.StartsWith("a/", StringComparison.Ordinal))
                (await PageAsync("a/", after, 100)).ShouldBe(behind.Where(name => name.StartsWith("a/", StringComparison.Ordinal)), after);
        }
    }

    [ContractFact]
    public async Task ListPage_GoingOnBehindTheLast_MeetsEachOnceWhateverItsName()
    {
        // The order of these is the store's own.
        string[] names = ["kmd/\uFFFDx", "kmd/\U0001F600", "kmd/\U0001F600y/x", "kmd/\uE000", .. OddNames, .. Planted];
        foreach (var name in names) await PlantAsync(others, name, name);

        foreach (var most in new[] { 1, 2, 7 })
        {
            var met = new List<string>();
            for (List<string> page = [""]; page.Count > 0; met.AddRange(page)) page = await PageAsync("", met.LastOrDefault(""), most);
            met.ShouldBe(names, ignoreOrder: true);
        }
    }

    [ContractFact]
    public async Task ListPage_LastThatWasDeleted_IsStillWhereItGoesOn()
    {
        await PlantOrderedAsync();
        var first = await PageAsync("", "", 4);
        foreach (var name in first) await Store.DeleteAsync(new BlobPath(others, name), default);

        (await PageAsync("", first[^1], 100)).ShouldBe(Planted[4..]);
    }

    [ContractFact]
    public async Task ListPage_AnEntry_HasItsFacts()
    {
        await WriteAsync("123", BlobCondition.None);
        await foreach (var entry in Store.ListPageAsync(drops, "", "", 1, default))
        {
            await using var blob = (await Store.OpenAsync(entry.Path, default))!;
            (entry.Path, entry.ETag, entry.Length).ShouldBe((Place, blob.ETag, 3));
            entry.LastModified.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
        }

        (await PageAsync("", "", 1)).ShouldBeEmpty();
    }

    private async Task PlantOrderedAsync()
    {
        foreach (var name in Planted) await WriteAsync("x", BlobCondition.None, new BlobPath(others, name));
    }

    private async Task<List<string>> PageAsync(string prefix, string after, int most)
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListPageAsync(others, prefix, after, most, default)) names.Add(entry.Path.Name);
        return names;
    }
}
