using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Receiving;

public sealed class ReceivedLetterTests : IDisposable
{
    // More than have room at a time.
    private const int Many = 6;
    private readonly Rig rig = new();

    [Fact]
    public async Task Dispose_BlobThatCannotBeClosed_GivesItsRoomBack()
    {
        for (var i = 0; i < Many; i++)
        {
            var place = Places.ReceivedLetter(Rig.SystemId, rig.Ids.NewId(), "push");
            var letter = new ReceivedLetter(
                rig.Store, place, new BlobContent(new UnclosableStream(), "1", 1), Rig.SystemId, rig.Ids.NewId());
            await letter.CopyAsync(default).WaitAsync(TimeSpan.FromMinutes(1));
            await Should.ThrowAsync<IOException>(async () => await letter.DisposeAsync());
        }
    }

    [Fact]
    public async Task Run_EventOfAnotherContainer_IsRefused()
    {
        var place = new BlobPath("unreadable", $"{Rig.SystemId}/{rig.Ids.NewId()}/push.xml");
        await rig.WriteAsync(place, "<memo/>");

        await Should.ThrowAsync<InvalidDataException>(
            () => rig.Get<HandleReceivedHandler>().RunAsync(BlobEvent.HintFor(place), default));

        (await rig.ListAsync("unreadable")).ShouldHaveSingleItem();
    }

    public void Dispose() => rig.Dispose();

    private sealed class UnclosableStream() : MemoryStream([1])
    {
        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            throw new IOException("The connection is gone.");
        }
    }
}
