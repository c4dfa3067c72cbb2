using System.Globalization;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Reading breaks off.</summary>
public sealed partial class AzureBlobStoreFaultTests
{
    [ContractFact]
    public async Task Open_AnswerCutInTheMiddle_GoesOnWithTheSameVersion()
    {
        await PutAsync(direct, Letter, BlobCondition.None);
        var ranges = new List<(string? Range, string? IfMatch)>();
        proxy.CarriedOut = request =>
        {
            ranges.Add((request.Headers["x-ms-range"], request.Headers.IfMatch));
            return Task.CompletedTask;
        };
        Once(IsGet, BlobFault.CutAnswer);

        await using var blob = (await store.OpenAsync(Place, default))!;
        (await BytesAsync(blob)).ShouldBe(Letter);

        ranges.Count.ShouldBe(2);
        ranges[1].IfMatch.ShouldBe(blob.ETag);
        int.Parse(ranges[1].Range!["bytes=".Length..].Split('-')[0], CultureInfo.InvariantCulture).ShouldBeInRange(0, Letter.Length / 2);
    }

    [ContractFact]
    public async Task Open_AnswerCutAndBlobReplaced_SaysSoAndNeverMixes()
    {
        await PutAsync(direct, Letter, BlobCondition.None);
        Once(IsGet, BlobFault.CutAnswer);
        await using var blob = (await store.OpenAsync(Place, default))!;
        await PutAsync(direct, [.. Letter.Reverse()], BlobCondition.None);

        var read = new MemoryStream();
        var error = await Should.ThrowAsync<StoreUnavailableException>(() => blob.Stream.CopyToAsync(read));

        error.Problem.ShouldBe(StoreProblem.Overtaken);
        error.IsTransient.ShouldBeTrue();
        Letter.AsSpan().StartsWith(read.ToArray()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Open_AnswerCutAndBlobDeleted_SaysSo()
    {
        await PutAsync(direct, Letter, BlobCondition.None);
        Once(IsGet, BlobFault.CutAnswer);
        await using var blob = (await store.OpenAsync(Place, default))!;
        await direct.DeleteAsync(Place, default);

        (await Should.ThrowAsync<StoreUnavailableException>(() => BytesAsync(blob))).Problem.ShouldBe(StoreProblem.Overtaken);
    }

    [ContractFact]
    public async Task Open_MissingAndTheRefusalCutInTheMiddle_IsAskedAgain()
    {
        Once(IsGet, BlobFault.CutAnswer);

        (await store.OpenAsync(Place, default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Open_MissingAndEveryRefusalCut_SaysSo()
    {
        fault = request => IsGet(request) ? BlobFault.CutAnswer : BlobFault.None;

        (await Should.ThrowAsync<StoreUnavailableException>(async () => await store.OpenAsync(Place, default)))
            .Problem.ShouldBe(StoreProblem.Unreachable);
    }

    [ContractFact]
    public async Task Open_ManyNeverReadToTheirEnd_LetTheirConnectionsGo()
    {
        // More than the buffers of a connection hold, so that an answer ends only when it is read or its connection goes.
        await PutAsync(direct, new byte[20_000_000], BlobCondition.None);
        for (var i = 0; i < 5; i++)
        {
            await using var blob = (await store.OpenAsync(Place, default))!;
            blob.Stream.ReadByte().ShouldBe(0);
        }

        await proxy.IdleAsync().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
    }

    [ContractFact]
    public async Task Open_Closed_CanBeReadNoMore()
    {
        await PutAsync(direct, Letter, BlobCondition.None);
        var blob = (await store.OpenAsync(Place, default))!;
        await blob.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => BytesAsync(blob));
    }
}
