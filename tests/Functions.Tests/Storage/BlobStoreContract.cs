using System.Text;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>What every blob store must do; each implementation runs the same tests.</summary>
public abstract class BlobStoreContract : IAsyncLifetime
{
    /// <summary>A store that sends a blob in blocks takes blocks of this size in these tests.</summary>
    protected const int BlockBytes = 64 * 1024;

    private readonly string drops = $"drop-{new RandomIds().NewId():N}";
    private readonly string others = $"open-{new RandomIds().NewId():N}";
    private IBlobStore? store;

    protected IBlobStore Store => store!;

    protected BlobPath Place => new(drops, "kmd/letter 1.xml");

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
    public async Task Put_WriterFails_LeavesWhatWasThere()
    {
        await WriteAsync("before", BlobCondition.None);

        await Should.ThrowAsync<InvalidDataException>(async () => await Store.PutAsync(Place, FailHalfway, BlobCondition.None, default));

        (await ReadAsync()).ShouldBe("before");
        (await ListAsync(drops)).ShouldBe([Place.Name]);
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

    [ContractFact]
    public async Task List_ByPrefix_GivesThoseOnly()
    {
        foreach (var name in new[] { "a/1", "a/2", "ab/3", "b/a/4" })
            await WriteAsync("x", BlobCondition.None, new BlobPath(others, name));

        (await ListAsync(others, "a/")).ShouldBe(["a/1", "a/2"], ignoreOrder: true);
        (await ListAsync(others, "a")).ShouldBe(["a/1", "a/2", "ab/3"], ignoreOrder: true);
        (await ListAsync(others, "c")).ShouldBeEmpty();
        (await ListAsync(drops)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Put_IfAbsentByEightAtOnce_LetsOneThrough()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => WriteAsync($"{i}", BlobCondition.IfAbsent))));

        var winner = Array.FindIndex(etags, etag => etag is not null);
        etags.Count(etag => etag is not null).ShouldBe(1);
        (await ReadAsync()).ShouldBe($"{winner}");
    }

    [ContractFact]
    public async Task Put_IfMatchByEightCounters_LosesNoStep()
    {
        await WriteAsync("0 0 0 0 0 0 0 0", BlobCondition.None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => CountUpAsync(i, 10))));

        (await ReadAsync()).ShouldBe("10 10 10 10 10 10 10 10");
    }

    [ContractFact]
    public async Task PutAndDelete_InTheSameFolderAtOnce_NeverFail()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            var place = new BlobPath(others, $"folder/{i}");
            for (var n = 0; n < 10; n++)
            {
                await WriteAsync("x", BlobCondition.None, place);
                await Store.DeleteAsync(place, default);
            }
        })));

        (await ListAsync(others)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Put_ManyBlocks_StreamsBothWays()
    {
        var letter = Noise(1, 10 * BlockBytes + 1);

        var etag = await Store.PutAsync(Place, (stream, cancel) => new MemoryStream(letter).CopyToAsync(stream, 5_000, cancel), BlobCondition.IfAbsent, default);

        await using var blob = (await Store.OpenAsync(Place, default))!;
        (blob.ETag, blob.Length).ShouldBe((etag, letter.Length));
        (await BytesAsync(blob)).ShouldBe(letter);
    }

    [ContractFact]
    public async Task Put_OfWholeBlocks_KeepsEachByte()
    {
        foreach (var length in new[] { 0, BlockBytes - 1, BlockBytes, BlockBytes + 1, 2 * BlockBytes })
        {
            await WriteAsync(Noise(length, length), BlobCondition.None);
            (await ReadBytesAsync()).ShouldBe(Noise(length, length));
        }
    }

    [ContractFact]
    public async Task Put_ByByteAndArrayAndWithoutWaiting_KeepsTheOrder()
    {
        var letter = Noise(2, 3 * BlockBytes);

        await Store.PutAsync(Place, WriteInEachWayAsync, BlobCondition.None, default);

        (await ReadBytesAsync()).ShouldBe(letter);

        async Task WriteInEachWayAsync(Stream stream, CancellationToken cancel)
        {
            stream.WriteByte(letter[0]);
            stream.Write(letter, 1, 100);
            stream.Write(letter.AsSpan(101, BlockBytes));
            stream.Flush();
            await stream.WriteAsync(letter.AsMemory(101 + BlockBytes), cancel);
            await stream.FlushAsync(cancel);
        }
    }

    [ContractFact]
    public async Task Put_WriterClosesTheStream_StoresAll()
    {
        await Store.PutAsync(Place, async (stream, _) =>
        {
            await using var text = new StreamWriter(stream);
            await text.WriteAsync("closed");
        }, BlobCondition.None, default);

        (await ReadAsync()).ShouldBe("closed");
    }

    [ContractFact]
    public async Task Put_WriterFailsAfterBlocks_LeavesWhatWasThere()
    {
        await WriteAsync("before", BlobCondition.None);

        await Should.ThrowAsync<InvalidDataException>(async () => await Store.PutAsync(Place, async (stream, cancel) =>
        {
            await stream.WriteAsync(Noise(3, 5 * BlockBytes), cancel);
            throw new InvalidDataException();
        }, BlobCondition.None, default));

        (await ReadAsync()).ShouldBe("before");
    }

    [ContractFact]
    public async Task Put_WriterFailsWhereNothingWas_LeavesNothing()
    {
        await Should.ThrowAsync<InvalidDataException>(async () => await Store.PutAsync(Place, async (stream, cancel) =>
        {
            await stream.WriteAsync(Noise(3, 5 * BlockBytes), cancel);
            throw new InvalidDataException();
        }, BlobCondition.IfAbsent, default));

        (await Store.OpenAsync(Place, default)).ShouldBeNull();
        (await ListAsync(drops)).ShouldBeEmpty();
        (await WriteAsync("now", BlobCondition.IfAbsent)).ShouldNotBeNull();
    }

    [ContractFact]
    public async Task Put_Cancelled_LeavesWhatWasThere()
    {
        await WriteAsync("before", BlobCondition.None);
        foreach (var length in new[] { 10, 5 * BlockBytes })
        {
            using var cancelling = new CancellationTokenSource();
            await Should.ThrowAsync<OperationCanceledException>(async () => await Store.PutAsync(Place, async (stream, _) =>
            {
                await stream.WriteAsync(Noise(3, length), CancellationToken.None);
                await cancelling.CancelAsync();
            }, BlobCondition.None, cancelling.Token));
        }

        (await ReadAsync()).ShouldBe("before");
    }

    [ContractFact]
    public async Task Put_ManyBlocksIfAbsentByEightAtOnce_KeepsOneOfThemWhole()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => WriteAsync(Noise(i, 3 * BlockBytes), BlobCondition.IfAbsent))));

        var winner = Array.FindIndex(etags, etag => etag is not null);
        etags.Count(etag => etag is not null).ShouldBe(1);
        (await ReadBytesAsync()).ShouldBe(Noise(winner, 3 * BlockBytes));
    }

    [ContractFact]
    public async Task Put_ManyBlocksByEightAtOnce_NeverMixesThem()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => WasWrittenAsync(Noise(i, 3 * BlockBytes)))));

        written.ShouldContain(expected: true);
        var content = await ReadBytesAsync();
        Enumerable.Range(0, 8).Count(i => Noise(i, 3 * BlockBytes).AsSpan().SequenceEqual(content)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Open_ManyBlocksWhileReplaced_ReadsTheVersionThatWasOpenedOrSaysSo()
    {
        var (old, replaced) = (Noise(4, 20 * BlockBytes), Noise(5, 20 * BlockBytes));
        await WriteAsync(old, BlobCondition.None);
        await using var blob = (await Store.OpenAsync(Place, default))!;
        var start = new byte[100];
        await blob.Stream.ReadExactlyAsync(start);
        await WriteAsync(replaced, BlobCondition.None);

        try
        {
            byte[] read = [.. start, .. await BytesAsync(blob)];
            read.ShouldBe(old);
        }
        catch (StoreUnavailableException error)
        {
            error.Problem.ShouldBe(StoreProblem.Overtaken);
        }
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
        string[] names = ["et brev.xml", "æøå ÆØÅ é/ß.xml", "100%.xml", "%41.xml", "a%20b.xml", "1+1=2&3;4,5.xml", "#1.xml", "hvad?.xml", "~(a)'!*@$:.xml", "日本.xml", "A.xml", "a.xml"];
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

    protected abstract Task<IBlobStore> OpenAsync(IEnumerable<string> containers);

    /// <summary>Bytes that look like nothing, the same for the same number.</summary>
    protected static byte[] Noise(int number, int length)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        return bytes;
    }

    protected static async Task<byte[]> BytesAsync(BlobContent blob)
    {
        var bytes = new MemoryStream();
        await blob.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
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
            await using var blob = (await Store.OpenAsync(Place, default))!;
            var counts = (await new StreamReader(blob.Stream).ReadToEndAsync()).Split(' ').Select(int.Parse).ToArray();
            if (counts[writer] == until) return;
            counts[writer]++;
            await WriteAsync(string.Join(' ', counts), BlobCondition.IfMatch(blob.ETag));
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

    private Task<string?> WriteAsync(string text, BlobCondition condition, BlobPath place) => WriteAsync(Encoding.UTF8.GetBytes(text), condition, place);

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
