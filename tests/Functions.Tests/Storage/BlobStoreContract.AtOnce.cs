using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Many at once.</summary>
public abstract partial class BlobStoreContract
{
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
    public async Task Put_ManyBlocksIfAbsentByEightAtOnce_KeepsOneOfThemWhole()
    {
        var etags = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => WriteAsync(Noise(i, 3 * BlockBytes), BlobCondition.IfAbsent))));

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
}
