using System.Text;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>What every blob store must do; each implementation runs the same tests.</summary>
public abstract class BlobStoreContract
{
    private static readonly BlobPath Place = new("drop", "kmd/letter 1.xml");
    private readonly Lazy<IBlobStore> store;

    protected BlobStoreContract() => store = new Lazy<IBlobStore>(Open);

    protected IBlobStore Store => store.Value;

    [Fact]
    public async Task Open_Absent_IsNull() => (await Store.OpenAsync(Place, default)).ShouldBeNull();

    [Fact]
    public async Task Put_ThenOpen_GivesContentVersionAndLength()
    {
        var etag = await WriteAsync("abc", BlobCondition.None);

        await using var blob = (await Store.OpenAsync(Place, default))!;
        (await new StreamReader(blob.Stream).ReadToEndAsync()).ShouldBe("abc");
        blob.Length.ShouldBe(3);
        blob.ETag.ShouldBe(etag);
    }

    [Fact]
    public async Task Put_IfAbsent_WritesOnce()
    {
        (await WriteAsync("first", BlobCondition.IfAbsent)).ShouldNotBeNull();
        (await WriteAsync("second", BlobCondition.IfAbsent)).ShouldBeNull();
        (await ReadAsync()).ShouldBe("first");
    }

    [Fact]
    public async Task Put_IfMatch_WritesOnlyOverThatVersion()
    {
        var first = (await WriteAsync("1", BlobCondition.None))!;
        var second = (await WriteAsync("2", BlobCondition.IfMatch(first)))!;

        second.ShouldNotBe(first);
        (await WriteAsync("3", BlobCondition.IfMatch(first))).ShouldBeNull();
        (await ReadAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task Put_IfMatchOfDeleted_DoesNotWrite()
    {
        var etag = (await WriteAsync("1", BlobCondition.None))!;
        await Store.DeleteAsync(Place, default);

        (await WriteAsync("2", BlobCondition.IfMatch(etag))).ShouldBeNull();
        (await Store.OpenAsync(Place, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Put_SameContentAgain_IsANewVersion()
    {
        var first = await WriteAsync("1", BlobCondition.None);
        (await WriteAsync("1", BlobCondition.None)).ShouldNotBe(first);
    }

    [Fact]
    public async Task Put_WriterFails_LeavesWhatWasThere()
    {
        await WriteAsync("before", BlobCondition.None);

        await Should.ThrowAsync<InvalidDataException>(async () => await Store.PutAsync(Place, FailHalfway, BlobCondition.None, default));

        (await ReadAsync()).ShouldBe("before");
        (await ListAsync("drop", "")).ShouldBe([Place.Name]);
    }

    [Fact]
    public async Task Open_WhileReplaced_ReadsTheVersionThatWasOpened()
    {
        await WriteAsync("old", BlobCondition.None);
        await using var blob = (await Store.OpenAsync(Place, default))!;
        await WriteAsync("new!", BlobCondition.None);

        (await new StreamReader(blob.Stream).ReadToEndAsync()).ShouldBe("old");
        (await ReadAsync()).ShouldBe("new!");
    }

    [Fact]
    public async Task Delete_Absent_IsNoError() => await Store.DeleteAsync(Place, default);

    [Fact]
    public async Task List_ByPrefix_GivesThoseOnly()
    {
        foreach (var name in new[] { "a/1", "a/2", "ab/3", "b/a/4" })
            await WriteAsync("x", BlobCondition.None, new BlobPath("open", name));

        (await ListAsync("open", "a/")).Order().ShouldBe(["a/1", "a/2"]);
        (await ListAsync("open", "a")).Order().ShouldBe(["a/1", "a/2", "ab/3"]);
        (await ListAsync("elsewhere", "")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_IfAbsentByEightAtOnce_LetsOneThrough()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => WriteAsync($"{i}", BlobCondition.IfAbsent))));

        var winner = Array.FindIndex(etags, etag => etag is not null);
        etags.Count(etag => etag is not null).ShouldBe(1);
        (await ReadAsync()).ShouldBe($"{winner}");
    }

    [Fact]
    public async Task Put_IfMatchByEightCounters_LosesNoStep()
    {
        await WriteAsync("0", BlobCondition.None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CountUpAsync(25))));

        (await ReadAsync()).ShouldBe("200");
    }

    [Fact]
    public async Task PutAndDelete_InTheSameFolderAtOnce_NeverFail()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            var place = new BlobPath("open", $"folder/{i}");
            for (var n = 0; n < 25; n++)
            {
                await WriteAsync("x", BlobCondition.None, place);
                await Store.DeleteAsync(place, default);
            }
        })));

        (await ListAsync("open", "")).ShouldBeEmpty();
    }

    protected abstract IBlobStore Open();

    private static async Task FailHalfway(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("half"u8.ToArray(), cancellationToken);
        throw new InvalidDataException();
    }

    private async Task CountUpAsync(int times)
    {
        while (times > 0)
        {
            await using var blob = (await Store.OpenAsync(Place, default))!;
            var count = int.Parse(await new StreamReader(blob.Stream).ReadToEndAsync());
            if (await WriteAsync($"{count + 1}", BlobCondition.IfMatch(blob.ETag)) is not null) times--;
        }
    }

    private Task<string?> WriteAsync(string text, BlobCondition condition) => WriteAsync(text, condition, Place);

    private async Task<string?> WriteAsync(string text, BlobCondition condition, BlobPath place) =>
        await Store.PutAsync(place, async (stream, cancel) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel), condition, default);

    private async Task<string> ReadAsync()
    {
        await using var blob = (await Store.OpenAsync(Place, default))!;
        return await new StreamReader(blob.Stream).ReadToEndAsync();
    }

    private async Task<List<string>> ListAsync(string container, string prefix)
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListAsync(container, prefix, default)) names.Add(entry.Path.Name);
        return names;
    }
}
