using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Names and listings.</summary>
public abstract partial class BlobStoreContract
{
    [ContractFact]
    public async Task List_ByPrefix_GivesThoseOnly()
    {
        foreach (var name in new[] { "a/1", "a/2", "ab/3", "b/a/4" })
            await WriteAsync("x", BlobCondition.None, new BlobPath(others, name));

        (await ListAsync(others, "a/")).ShouldBe(["a/1", "a/2"], ignoreOrder: true);
        (await ListAsync(others, "a")).ShouldBe(["a/1", "a/2", "ab/3"], ignoreOrder: true);
        (await ListAsync(others, "b/a")).ShouldBe(["b/a/4"]);
        (await ListAsync(others, "b/a/")).ShouldBe(["b/a/4"]);
        foreach (var none in new[] { "c", "a/1/", "b/c/", "/", "b//", "./b/", "b/../a/" }) (await ListAsync(others, none)).ShouldBeEmpty();
        (await ListAsync(drops)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task List_ManyPages_GivesEachOnceWithItsFacts()
    {
        for (var i = 0; i < 10; i++) await WriteAsync(new string('x', i), BlobCondition.None, new BlobPath(others, $"{i}"));

        var entries = new List<BlobEntry>();
        await foreach (var entry in Store.ListAsync(others, "", default)) entries.Add(entry);

        entries.Select(entry => entry.Path.Name).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"), ignoreOrder: true);
        foreach (var entry in entries)
        {
            await using var blob = (await Store.OpenAsync(entry.Path, default))!;
            (entry.ETag, entry.Length).ShouldBe((blob.ETag, blob.Length));
            entry.Length.ShouldBe(int.Parse(entry.Path.Name));
            entry.LastModified.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
            entry.LastModified.Offset.ShouldBe(TimeSpan.Zero);
        }
    }

    [ContractFact]
    public async Task List_VersionOfAnEntry_IsTakenAsACondition()
    {
        await WriteAsync("1", BlobCondition.None);
        await foreach (var entry in Store.ListAsync(drops, "", default))
            (await WriteAsync("2", BlobCondition.IfMatch(entry.ETag))).ShouldNotBeNull();

        (await ReadAsync()).ShouldBe("2");
    }

    [ContractFact]
    public async Task AnyName_IsKeptAsItIs()
    {
        string[] names = ["et brev.xml", "æøå ÆØÅ é/ß.xml", "100%.xml", "%41.xml", "a%20b.xml", "1+1=2&3;4,5.xml", "#1.xml", "hvad?.xml",
            "~(a)'!*@$:.xml", "日本.xml", "A.xml", "a.xml"];
        foreach (var name in names) await WriteAsync(name, BlobCondition.IfAbsent, new BlobPath(others, name));

        (await ListAsync(others)).ShouldBe(names, ignoreOrder: true);
        foreach (var name in names)
        {
            (await ListAsync(others, name)).ShouldBe([name]);
            (await ReadAsync(new BlobPath(others, name))).ShouldBe(name);
            await Store.DeleteAsync(new BlobPath(others, name), default);
        }

        (await ListAsync(others)).ShouldBeEmpty();
    }

    /// <summary>As other systems, and people, name what they drop.</summary>
    [ContractFact]
    public async Task NameOfOthers_ThatTheStoreCanHave_IsListedReadAndDeleted()
    {
        foreach (var name in OddNames) await PlantAsync(others, name, name);

        (await ListAsync(others)).ShouldBe(OddNames, ignoreOrder: true);
        foreach (var name in OddNames)
        {
            var place = BlobPath.OfOthers(others, name);
            (await ReadAsync(place)).ShouldBe(name);
            (await Store.DeleteAsync(place, BlobCondition.None, default)).ShouldBeTrue();
            (await Store.OpenAsync(place, default)).ShouldBeNull();
        }

        (await ListAsync(others)).ShouldBeEmpty();
    }

    /// <summary>None of these may ever lead to another blob.</summary>
    [ContractFact]
    public async Task NameOfOthers_WithDots_NeverLeadsToAnotherBlob()
    {
        await WriteAsync("not yours", BlobCondition.None, new BlobPath(others, "x.xml"));
        foreach (var place in (BlobPath[])
            [
                .. new[] { "../x.xml", "./x.xml", "kmd/../x.xml", "kmd/./../x.xml", "kmd/x/../../x.xml", "x.xml/." }
                    .Select(name => BlobPath.OfOthers(others, name)),
                .. new[] { $"../{others}/x.xml", $"kmd/../../{others}/x.xml", $"./../{others}/x.xml" }
                    .Select(name => BlobPath.OfOthers(drops, name)),
            ])
        {
            try
            {
                (await Store.OpenAsync(place, default)).ShouldBeNull();
                await Store.DeleteAsync(place, BlobCondition.None, default);
            }
            catch (NoBlobException)
            {
                // Or so.
            }
        }

        (await ReadAsync(new BlobPath(others, "x.xml"))).ShouldBe("not yours");
    }

    [ContractFact]
    public async Task Delete_IfMatch_LeavesAnotherVersion()
    {
        var first = (await WriteAsync("1", BlobCondition.None))!;
        var second = (await WriteAsync("2", BlobCondition.None))!;

        (await Store.DeleteAsync(Place, BlobCondition.IfMatch(first), default)).ShouldBeFalse();
        (await ReadAsync()).ShouldBe("2");
        (await Store.DeleteAsync(Place, BlobCondition.IfMatch(second), default)).ShouldBeTrue();
        (await Store.DeleteAsync(Place, BlobCondition.IfMatch(second), default)).ShouldBeTrue();
        (await Store.OpenAsync(Place, default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Delete_VersionOfAListing_IsTakenAsACondition()
    {
        await WriteAsync("1", BlobCondition.None);
        await foreach (var entry in Store.ListAsync(drops, "", default))
            (await Store.DeleteAsync(entry.Path, BlobCondition.IfMatch(entry.ETag), default)).ShouldBeTrue();
        (await Store.OpenAsync(Place, default)).ShouldBeNull();
    }

    /// <summary>What the store can have, of names that the app itself never gives.</summary>
    private protected virtual IReadOnlyList<string> OddNames { get; } =
    [
        ".x.xml", "kmd/.x.xml", "kmd/..x.xml", "kmd/x.xml.", "kmd/x.xml ", " kmd/ x.xml", "kmd/x\u202Egpj.xml", "kmd/e\u0301.xml",
        "kmd/\u00E9.xml", "kmd/%2E%2E/x.xml", "kmd/%2Fx.xml", "kmd/%5Cx.xml", "kmd/x\u200B.xml",
    ];

    /// <summary>Lays a blob there as another system does.</summary>
    private protected virtual async Task PlantAsync(string container, string name, string content) =>
        await WriteAsync(content, BlobCondition.None, BlobPath.OfOthers(container, name));
}
