using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>What every blob store must do; each implementation runs the same tests.</summary>
public abstract partial class BlobStoreContract : IAsyncLifetime
{
    /// <summary>A store that sends a blob in blocks takes blocks of this size in these tests.</summary>
    private protected const int BlockBytes = 64 * 1024;

    private readonly string drops = $"drop-{new RandomIds().NewId():N}";
    private readonly string others = $"open-{new RandomIds().NewId():N}";
    private IBlobStore? store;

    private protected IBlobStore Store => store!;

    private protected BlobPath Place => new(drops, "kmd/letter 1.xml");

    public async Task InitializeAsync() => store = await OpenAsync([drops, others]);

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [ContractFact]
    public async Task Open_Absent_IsNull() => (await Store.OpenAsync(Place, default)).ShouldBeNull();

    [ContractFact]
    public async Task Put_ThenOpen_GivesContentVersionAndLength()
    {
        var etag = await WriteAsync("abc", BlobCondition.None);

        await using var blob = (await Store.OpenAsync(Place, default))!;
        (await new StreamReader(blob.Stream).ReadToEndAsync()).ShouldBe("abc");
        blob.Length.ShouldBe(3);
        blob.ETag.ShouldBe(etag);
    }

    [ContractFact]
    public async Task Put_IfAbsent_WritesOnce()
    {
        (await WriteAsync("first", BlobCondition.IfAbsent)).ShouldNotBeNull();
        (await WriteAsync("second", BlobCondition.IfAbsent)).ShouldBeNull();
        (await ReadAsync()).ShouldBe("first");
    }

    [ContractFact]
    public async Task Put_IfMatch_WritesOnlyOverThatVersion()
    {
        var first = (await WriteAsync("1", BlobCondition.None))!;
        var second = (await WriteAsync("2", BlobCondition.IfMatch(first)))!;

        second.ShouldNotBe(first);
        (await WriteAsync("3", BlobCondition.IfMatch(first))).ShouldBeNull();
        (await ReadAsync()).ShouldBe("2");
    }

    [ContractFact]
    public async Task Put_IfMatchOfDeleted_DoesNotWrite()
    {
        var etag = (await WriteAsync("1", BlobCondition.None))!;
        await Store.DeleteAsync(Place, default);

        (await WriteAsync("2", BlobCondition.IfMatch(etag))).ShouldBeNull();
        (await Store.OpenAsync(Place, default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Put_SameContentAgain_IsANewVersion()
    {
        var first = await WriteAsync("1", BlobCondition.None);
        (await WriteAsync("1", BlobCondition.None)).ShouldNotBe(first);
    }

    [ContractFact]
    public async Task Open_WhileReplaced_ReadsTheVersionThatWasOpened()
    {
        await WriteAsync("old", BlobCondition.None);
        await using var blob = (await Store.OpenAsync(Place, default))!;
        await WriteAsync("new!", BlobCondition.None);

        (await new StreamReader(blob.Stream).ReadToEndAsync()).ShouldBe("old");
        (await ReadAsync()).ShouldBe("new!");
    }

    [ContractFact]
    public async Task Delete_Absent_IsNoError() => await Store.DeleteAsync(Place, default);

    private protected abstract Task<IBlobStore> OpenAsync(IEnumerable<string> containers);

    /// <summary>Bytes that look like nothing, the same for the same number.</summary>
    private protected static byte[] Noise(int number, int length)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        return bytes;
    }

    private protected static async Task<byte[]> BytesAsync(BlobContent blob)
    {
        var bytes = new MemoryStream();
        await blob.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task FailAfterBlocks(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Noise(3, 5 * BlockBytes), cancellationToken);
        throw new InvalidDataException();
    }

    private static async Task FailHalfway(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("half"u8.ToArray(), cancellationToken);
        throw new InvalidDataException();
    }

    /// <summary>Counts in a place of its own: when a write says no, it may still have been done, and the writer looks.</summary>
    private async Task CountUpAsync(int writer, int until)
    {
        while (true)
        {
            if (await ReadCountsAsync() is not var (counts, etag)) continue;
            if (counts[writer] == until) return;
            counts[writer]++;
            await WriteAsync(string.Join(' ', counts), BlobCondition.IfMatch(etag));
        }
    }

    /// <summary>The counts and their version; null if they were replaced while an answer that had broken off went on.</summary>
    private async Task<(int[] Counts, string ETag)?> ReadCountsAsync()
    {
        try
        {
            await using var blob = (await Store.OpenAsync(Place, default))!;
            return ([.. (await new StreamReader(blob.Stream).ReadToEndAsync()).Split(' ').Select(int.Parse)], blob.ETag);
        }
        catch (StoreUnavailableException error) when (error.Problem == StoreProblem.Overtaken)
        {
            return null;
        }
    }

    private async Task<bool> WasWrittenAsync(byte[] content)
    {
        try
        {
            return await WriteAsync(content, BlobCondition.None) is not null;
        }
        catch (StoreUnavailableException error) when (error.Problem == StoreProblem.Overtaken)
        {
            return false;
        }
    }

    private Task<string?> WriteAsync(string text, BlobCondition condition) => WriteAsync(text, condition, Place);

    private Task<string?> WriteAsync(string text, BlobCondition condition, BlobPath place) =>
        WriteAsync(Encoding.UTF8.GetBytes(text), condition, place);

    private Task<string?> WriteAsync(byte[] bytes, BlobCondition condition) => WriteAsync(bytes, condition, Place);

    private async Task<string?> WriteAsync(byte[] bytes, BlobCondition condition, BlobPath place) =>
        await Store.PutAsync(place, async (stream, cancel) => await stream.WriteAsync(bytes, cancel), condition, default);

    private Task<string> ReadAsync() => ReadAsync(Place);

    private async Task<string> ReadAsync(BlobPath place) => Encoding.UTF8.GetString(await ReadBytesAsync(place));

    private Task<byte[]> ReadBytesAsync() => ReadBytesAsync(Place);

    private async Task<byte[]> ReadBytesAsync(BlobPath place)
    {
        await using var blob = (await Store.OpenAsync(place, default))!;
        return await BytesAsync(blob);
    }

    private async Task<List<string>> ListAsync(string container, string prefix = "")
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListAsync(container, prefix, default)) names.Add(entry.Path.Name);
        return names;
    }
}
