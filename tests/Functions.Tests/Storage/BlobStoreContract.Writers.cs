using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>What writers do, and large blobs.</summary>
public abstract partial class BlobStoreContract
{
    [ContractFact]
    public async Task Put_WriterFails_LeavesWhatWasThere()
    {
        await WriteAsync("before", BlobCondition.None);

        await Should.ThrowAsync<InvalidDataException>(async () => await Store.PutAsync(Place, FailHalfway, BlobCondition.None, default));

        (await ReadAsync()).ShouldBe("before");
        (await ListAsync(drops)).ShouldBe([Place.Name]);
    }

    [ContractFact]
    public async Task Put_ManyBlocks_StreamsBothWays()
    {
        var letter = Noise(1, 10 * BlockBytes + 1);

        var etag = await Store.PutAsync(
            Place, (stream, cancel) => new MemoryStream(letter).CopyToAsync(stream, 5_000, cancel), BlobCondition.IfAbsent, default);

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
    public async Task Put_WriterAsksHowMuchItWrote_IsTold() => await Store.PutAsync(Place, async (stream, cancel) =>
    {
        await stream.WriteAsync(Noise(1, 2 * BlockBytes), cancel);
        stream.WriteByte(1);
        stream.Position.ShouldBe(2 * BlockBytes + 1);
    }, BlobCondition.None, default);

    [ContractFact]
    public async Task Put_WriterFailsAfterBlocks_LeavesWhatWasThere()
    {
        await WriteAsync("before", BlobCondition.None);

        await Should.ThrowAsync<InvalidDataException>(
            async () => await Store.PutAsync(Place, FailAfterBlocks, BlobCondition.None, default));

        (await ReadAsync()).ShouldBe("before");
    }

    [ContractFact]
    public async Task Put_WriterFailsWhereNothingWas_LeavesNothing()
    {
        foreach (var length in new[] { 0, 10, 2 * BlockBytes })
        {
            var place = new BlobPath(others, $"{length}");
            await Should.ThrowAsync<InvalidDataException>(
                async () => await Store.PutAsync(place, FailAfterBlocks, BlobCondition.IfAbsent, default));

            (await Store.OpenAsync(place, default)).ShouldBeNull();
            (await ListAsync(others, place.Name)).ShouldBeEmpty();
            (await WriteAsync(Noise(3, length), BlobCondition.IfAbsent, place)).ShouldNotBeNull();
            (await ReadBytesAsync(place)).ShouldBe(Noise(3, length));
        }
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
}
