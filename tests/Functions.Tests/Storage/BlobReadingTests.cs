using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

public sealed class BlobReadingTests
{
    private static readonly Uri Blob = new("https://konto.blob.core.windows.net/messages/1/memo.xml");

    [Fact]
    public async Task Read_Whole_Ends()
    {
        await using var reading = Reading(10);
        (await reading.ReadAsync(new byte[20])).ShouldBe(10);
        (await reading.ReadAsync(new byte[20])).ShouldBe(0);
    }

    [Fact]
    public async Task Read_ThatEndsEarly_IsNotTakenForWhole()
    {
        await using var reading = Reading(11);

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => reading.CopyToAsync(Stream.Null));

        error.Problem.ShouldBe(StoreProblem.Unreachable);
        error.Message.ShouldContain("messages/… broke off 1 bytes before its end");
    }

    [Fact]
    public void Read_WithoutWaiting_ThatEndsEarly_IsNotTakenForWhole()
    {
        using var reading = Reading(11);
        Should.Throw<StoreUnavailableException>(() => reading.CopyTo(Stream.Null));
    }

    [Fact]
    public async Task Read_Closed_IsRefused()
    {
        var reading = Reading(10);
        await reading.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => reading.CopyToAsync(Stream.Null));
    }

    private static BlobReading Reading(long length) => new(new MemoryStream(new byte[10]), Blob, length);
}
