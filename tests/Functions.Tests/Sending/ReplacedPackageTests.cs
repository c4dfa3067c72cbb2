using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>A file of a package goes or changes after the package was judged and before its letter is taken.</summary>
public sealed class ReplacedPackageTests : IDisposable
{
    private const string Drop = "kmd/a.letter.json";
    private static readonly BlobPath File = Places.Drop("kmd/files/brev.pdf");
    private readonly TemporaryFolder folder = new();
    private readonly Rig rig;
    private Func<Task>? meanwhile;

    public ReplacedPackageTests() => rig = new Rig(clock => new InterruptedStore(
        new FileBlobStore(folder.Path, clock, new RandomIds()),
        async () =>
        {
            var now = meanwhile;
            meanwhile = null;
            if (now is not null) await now();
        }));

    [Theory]
    [InlineData(null)]
    [InlineData("00000000-0000-4000-8000-000000000001")]
    public async Task Run_FileGoesMeanwhile_ClaimsNothingAndIsRefusedWhenItIsReadAgain(string? messageUuid)
    {
        await DropAsync(messageUuid);
        meanwhile = async () => await rig.Store.DeleteAsync(File, default);

        await Should.ThrowAsync<IOException>(RunAsync);

        (await rig.ListAsync("messages")).ShouldBeEmpty();
        (await rig.ListAsync(Places.Open)).ShouldBeEmpty();
        await RunAsync();
        (await rig.WaitingAsync()).ShouldBeEmpty();
        (await rig.ListAsync("outcomes")).ShouldHaveSingleItem();
        (await rig.ListAsync("refused")).ShouldBe([Drop]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00000000-0000-4000-8000-000000000001")]
    public async Task Run_FileIsReplacedMeanwhile_ClaimsNothingAndTakesTheNewOneWhenItIsReadAgain(string? messageUuid)
    {
        await DropAsync(messageUuid);
        meanwhile = () => rig.WriteAsync(File, "%PDF-1.4 MAIN startxref 0");

        await Should.ThrowAsync<IOException>(RunAsync);

        (await rig.ListAsync("messages")).ShouldBeEmpty();
        await RunAsync();
        var letter = (await rig.WaitingAsync()).ShouldHaveSingleItem();
        Encoding.UTF8.GetString((await rig.ReadAsync(Places.Memo(letter)))!)
            .ShouldContain(Convert.ToBase64String("%PDF-1.4 MAIN startxref 0"u8)[..12]);
        (await rig.ListAsync("outcomes")).ShouldBeEmpty();
        (await rig.ListAsync(Places.Drops)).ShouldBe([File.Name]);
    }

    public void Dispose()
    {
        rig.Dispose();
        folder.Dispose();
    }

    private async Task DropAsync(string? messageUuid)
    {
        await rig.WriteAsync(File, "%PDF-1.4 main startxref 0");
        var uuid = messageUuid is null ? "" : $"\"messageUuid\":\"{messageUuid}\",";
        await rig.WriteAsync(Places.Drop(Drop), "{" + uuid +
            $$"""
            "recipient":{"type":"CPR","id":"{{SampleMemo.Cpr}}"},"label":"Afgørelse","files":[{"path":"files/brev.pdf"}]}
            """);
    }

    private Task RunAsync() => rig.AcceptDrop.RunAsync(BlobEvent.HintFor(Places.Drop(Drop)), default);

    // Something happens when the messageUUIDs are kept.
    private sealed class InterruptedStore(IBlobStore store, Func<Task> then) : IBlobStore
    {
        public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
            store.OpenAsync(path, cancellationToken);

        public async ValueTask<string?> PutAsync(
            BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
        {
            var version = await store.PutAsync(path, write, condition, cancellationToken);
            if (path.Container == "accepted") await then();
            return version;
        }

        public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken) =>
        store.DeleteAsync(path, condition, cancellationToken);

        public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
            store.ListAsync(container, prefix, cancellationToken);

        public IAsyncEnumerable<BlobEntry> ListPageAsync(
            string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
            store.ListPageAsync(container, prefix, after, most, cancellationToken);
    }
}
