using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Azurite;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>One thing going wrong at a time, and what comes of it.</summary>
[Collection(AzuriteFixture.Collection)]
public sealed partial class AzureBlobStoreFaultTests(AzuriteFixture azurite) : IAsyncLifetime
{
    // A time in which any answer comes, also on a machine that has much else to do.
    private static readonly AzureBlobOptions Options =
        FaultyBlobProxy.Patient with { BlockBytes = 1_000, NetworkTimeout = TimeSpan.FromMinutes(1) };
    private static readonly byte[] Letter = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i % 251))];
    private readonly string container = $"faults-{new RandomIds().NewId():N}";
    private readonly NotedLog log = new();
    private FaultyBlobProxy proxy = null!;
    private IBlobStore store = null!;
    private IBlobStore direct = null!;
    private Func<HttpRequest, BlobFault> fault = _ => BlobFault.None;

    public static string? Missing => AzuriteServer.Missing;

    private BlobPath Place => new(container, "kmd/letter.xml");

    public async Task InitializeAsync()
    {
        await azurite.Server.CreateContainersAsync([container]);
        proxy = await FaultyBlobProxy.StartAsync(azurite.Server.BlobEndpoint, request => fault(request));
        store = azurite.Open(Options, proxy.Address, log);
        direct = azurite.Open(new AzureBlobOptions());
    }

    public async Task DisposeAsync() => await proxy.DisposeAsync();

    [ContractFact]
    public async Task Put_IfAbsentAndAnswerLost_IsKnownAsOurs()
    {
        Once(IsPut, BlobFault.LoseAnswer);

        var etag = await WriteAsync("mine", BlobCondition.IfAbsent);

        etag.ShouldBe((await direct.OpenAsync(Place, default))!.ETag);
        proxy.Played.ShouldBe(1);
        log.Lines.ShouldHaveSingleItem().ShouldContain($"of {container}/… was lost");
    }

    [ContractFact]
    public async Task Put_IfMatchAndAnswerLost_IsKnownAsOurs()
    {
        var first = (await WriteAsync("1", BlobCondition.None))!;
        Once(IsPut, BlobFault.LoseAnswer);

        (await WriteAsync("2", BlobCondition.IfMatch(first))).ShouldNotBeNull().ShouldNotBe(first);
        (await ReadAsync()).ShouldBe("2");
    }

    [ContractFact]
    public async Task Put_ManyBlocksAndAnswerToTheListLost_IsKnownAsOurs()
    {
        Once(IsBlockList, BlobFault.LoseAnswer);

        (await WriteAsync(Letter, BlobCondition.IfAbsent)).ShouldNotBeNull();
        (await ReadBytesAsync()).ShouldBe(Letter);
    }

    [ContractFact]
    public async Task Put_AnswerLostAndReplacedMeanwhile_SaysThatTheConditionFailed()
    {
        Once(IsPut, BlobFault.LoseAnswer);
        proxy.CarriedOut = async request =>
        {
            if (IsPut(request)) await PutAsync(direct, "theirs"u8.ToArray(), BlobCondition.None);
        };

        (await WriteAsync("mine", BlobCondition.IfAbsent)).ShouldBeNull();
        (await ReadAsync()).ShouldBe("theirs");
        log.Lines.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Put_ConditionFailsOnAnothersBlob_IsNotTakenForOurs()
    {
        await PutAsync(direct, "theirs"u8.ToArray(), BlobCondition.None);

        (await WriteAsync("mine", BlobCondition.IfAbsent)).ShouldBeNull();
        (await WriteAsync(Letter, BlobCondition.IfAbsent)).ShouldBeNull();
        (await ReadAsync()).ShouldBe("theirs");
    }

    [ContractFact]
    public async Task Put_ConditionFailsOnABlobThatIsGoneAgain_NeverSaysNoWithNothingThere()
    {
        await PutAsync(direct, "theirs"u8.ToArray(), BlobCondition.None);
        proxy.CarriedOut = async request =>
        {
            if (IsPut(request)) await direct.DeleteAsync(Place, default);
        };

        (await WriteAsync("mine", BlobCondition.IfAbsent)).ShouldNotBeNull();
        (await ReadAsync()).ShouldBe("mine");
    }

    [ContractFact]
    public async Task Put_BlocksSweptByAnotherWriter_SaysSoAndLeavesTheirs()
    {
        // In blocks, for Azurite leaves others' blocks where one request writes all.
        var theirs = azurite.Open(new AzureBlobOptions { BlockBytes = 1 });
        foreach (var (condition, saysNo) in new[] { (BlobCondition.IfAbsent, true), (BlobCondition.None, false) })
        {
            await direct.DeleteAsync(Place, default);
            var writing = store.PutAsync(Place, async (stream, cancel) =>
            {
                await stream.WriteAsync(Letter, cancel);
                await PutAsync(theirs, "theirs"u8.ToArray(), BlobCondition.None);
            }, condition, default);

            if (saysNo) (await writing).ShouldBeNull();
            else (await Should.ThrowAsync<StoreUnavailableException>(async () => await writing)).Problem.ShouldBe(StoreProblem.Overtaken);
            (await ReadAsync()).ShouldBe("theirs");
        }
    }

    [ContractFact]
    public async Task Put_BlockThatNeverGetsThrough_FailsAndStoresNothing()
    {
        fault = request => IsBlock(request) ? BlobFault.Fail : BlobFault.None;

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => WriteAsync(Letter, BlobCondition.None));

        error.Problem.ShouldBe(StoreProblem.Unreachable);
        (await direct.OpenAsync(Place, default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Put_WriterThatHidesTheFault_StillFails()
    {
        fault = request => IsBlock(request) ? BlobFault.Fail : BlobFault.None;

        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.PutAsync(Place, async (stream, cancel) =>
        {
            await stream.WriteAsync(Letter, cancel).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }, BlobCondition.None, default));

        (await direct.OpenAsync(Place, default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Delete_AnswerLost_IsNoError()
    {
        await PutAsync(direct, Letter, BlobCondition.None);
        Once(request => request.Method == "DELETE", BlobFault.LoseAnswer);

        await store.DeleteAsync(Place, default);

        (await direct.OpenAsync(Place, default)).ShouldBeNull();
    }

    private static bool IsPut(HttpRequest request) => request.Method == "PUT" && request.Query["comp"].Count == 0;

    private static bool IsBlock(HttpRequest request) => request.Query["comp"] == "block";

    private static bool IsBlockList(HttpRequest request) => request.Query["comp"] == "blocklist";

    private static bool IsGet(HttpRequest request) => request.Method == "GET";

    private static async Task<byte[]> BytesAsync(BlobContent blob)
    {
        var bytes = new MemoryStream();
        await blob.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private void Once(Func<HttpRequest, bool> at, BlobFault what)
    {
        var fired = false;
        fault = request => !fired && at(request) && (fired = true) ? what : BlobFault.None;
    }

    private IEnumerable<Func<Task>> Calls(IBlobStore on) => Calls(on, Place);

    private static IEnumerable<Func<Task>> Calls(IBlobStore on, BlobPath place) =>
    [
        async () => await on.OpenAsync(place, default),
        async () => await on.MarkAsync(place, default),
        async () =>
            await on.PutAsync(place, async (stream, cancel) => await stream.WriteAsync(Letter, cancel), BlobCondition.IfAbsent, default),
        async () => await on.ListAsync(place.Container, "", default).GetAsyncEnumerator().MoveNextAsync(),
        async () => await on.DeleteAsync(place, default),
    ];

    private Task<string?> WriteAsync(string text, BlobCondition condition) =>
        WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), condition);

    private async Task<string?> WriteAsync(byte[] bytes, BlobCondition condition) => await PutAsync(store, bytes, condition);

    private ValueTask<string?> PutAsync(IBlobStore on, byte[] bytes, BlobCondition condition) =>
        on.PutAsync(Place, async (stream, cancel) => await stream.WriteAsync(bytes, cancel), condition, default);

    private async Task<string> ReadAsync() => System.Text.Encoding.UTF8.GetString(await ReadBytesAsync());

    private async Task<byte[]> ReadBytesAsync()
    {
        await using var blob = (await direct.OpenAsync(Place, default))!;
        return await BytesAsync(blob);
    }

    private sealed class NotedLog : ILogger<AzureBlobStore>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
