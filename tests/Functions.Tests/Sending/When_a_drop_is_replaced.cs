using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>Another letter is written under the same name while the first is taken over: each is a drop of its own.</summary>
public sealed class When_a_drop_is_replaced : IDisposable
{
    private const string Drop = "kmd/letter.xml";
    private readonly TemporaryFolder folder = new();
    private readonly Rig rig;
    private readonly Guid first;
    private readonly Guid second;
    private Func<BlobPath, Task> afterWrite = _ => Task.CompletedTask;

    public When_a_drop_is_replaced()
    {
        rig = new Rig(clock => new WatchedStore(new FileBlobStore(folder.Path, clock, new RandomIds()), path => afterWrite(path)));
        (first, second) = (rig.Ids.NewId(), rig.Ids.NewId());
    }

    /// <summary>At each step: whatever was written last of the first letter.</summary>
    [Theory]
    [InlineData("open/messages/")]
    [InlineData("/state.json")]
    [InlineData("/memo.xml")]
    [InlineData("waiting/")]
    public async Task Should_send_both(string step)
    {
        await rig.WriteAsync(Places.Drop(Drop), SampleMemo.Xml(first));
        ReplaceOnce(path => path.ToString().Contains(step, StringComparison.Ordinal), SampleMemo.Xml(second));

        await RunAsync();
        (await rig.ListAsync(Places.Drops)).ShouldBe([Drop]);
        await RunAsync();

        (await rig.WaitingAsync()).ShouldBe([first, second], ignoreOrder: true);
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
        (await rig.ListAsync("outcomes")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_tell_of_the_second_only_when_the_first_was_refused()
    {
        await rig.WriteAsync(Places.Drop(Drop), "<first/>");
        ReplaceOnce(path => path.Container == "refused", SampleMemo.Xml(second));
        await RunAsync();
        (await rig.ListAsync(Places.Drops)).ShouldBe([Drop]);
        await RunAsync();
        (await rig.WaitingAsync()).ShouldBe([second]);
        Encoding.UTF8.GetString((await rig.ReadAsync(Places.Refused(Drop)))!).ShouldBe("<first/>");
    }

    [Fact]
    public async Task Should_not_tell_of_the_first_over_what_the_second_was_told()
    {
        await rig.WriteAsync(Places.Drop(Drop), "<first/>");
        var completed = new Outcome
        {
            Drop = Drop, MessageUuid = second, State = LetterStatus.Completed, By = "DigitalPost", At = rig.Clock.GetUtcNow(),
        };
        Once(path => path.Container == "refused", async () =>
        {
            await rig.Store.DeleteAsync(Places.Drop(Drop), default);
            await rig.Letters.TryTellAsync(completed, null, seen: null, default);
        });

        await RunAsync();

        (await rig.ReadAsync(Places.Outcome(Drop, null), SendingJson.Default.Outcome))!.State.ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Should_take_an_archive_as_it_was_and_its_successor()
    {
        var (third, archive) = (rig.Ids.NewId(), "kmd/many.tar.lzma");
        await rig.WriteAsync(
            Places.Drop(archive), await SampleMemo.ArchiveAsync((first, SampleMemo.Xml(first)), (second, SampleMemo.Xml(second))));
        var next = await SampleMemo.ArchiveAsync((third, SampleMemo.Xml(third)));
        Once(path => path == Places.Memo(first), () => rig.WriteAsync(Places.Drop(archive), next));

        await RunAsync(archive);
        await RunAsync(archive);

        (await rig.WaitingAsync()).ShouldBe([first, second, third], ignoreOrder: true);
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
    }

    /// <summary>The process died when the messageUUID was claimed, as a large letter's is before it is stored, and the drop was replaced:
    /// that letter never comes again.</summary>
    [Fact]
    public async Task Should_end_a_letter_that_was_claimed_and_never_stored()
    {
        var large = SampleMemo.Xml(first).Replace("SGVq", new string('A', 1_400_000), StringComparison.Ordinal);
        await rig.WriteAsync(Places.Drop(Drop), large);
        Once(path => path == Places.Letter(first), () => throw new DiedException());
        await Should.ThrowAsync<DiedException>(() => RunAsync());
        await rig.WriteAsync(Places.Drop(Drop), SampleMemo.Xml(second));
        await RunAsync();
        (await rig.WaitingAsync()).ShouldBe([second]);

        rig.Clock.Advance(TimeSpan.FromHours(2));
        await rig.Get<SweepHandler>().RunAsync(default);

        var letter = await rig.LetterAsync(first);
        (letter.Status, letter.Outcome!.Code).ShouldBe((LetterStatus.Rejected, "drop.gone"));
        (await rig.OpenLettersAsync()).ShouldBe([$"{Places.OpenLettersPrefix}{second}"]);
    }

    /// <summary>Whatever is read later is what was read first: the time, too.</summary>
    [Theory]
    [InlineData("/state.json")]
    [InlineData("/memo.xml")]
    [InlineData("accepted")]
    public async Task Should_keep_the_time_of_a_package_at_each_reading(string diesAt)
    {
        await rig.WriteAsync(Places.Drop("kmd/files/brev.txt"), "Hej");
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"),
            $$"""{"recipient":{"type":"CPR","id":"{{SampleMemo.Cpr}}"},"label":"x","files":[{"path":"files/brev.txt"}]}""");
        Once(path => path.ToString().Contains(diesAt, StringComparison.Ordinal), () => throw new DiedException());
        var firstReading = rig.Clock.GetUtcNow();
        await Should.ThrowAsync<DiedException>(() => RunAsync("kmd/a.letter.json"));
        rig.Clock.Advance(TimeSpan.FromMinutes(7));

        await RunAsync("kmd/a.letter.json");

        var letter = (await rig.WaitingAsync()).ShouldHaveSingleItem();
        var memo = Encoding.UTF8.GetString((await rig.ReadAsync(Places.Memo(letter)))!);
        memo.ShouldContain($"{firstReading:yyyy-MM-dd'T'HH:mm:ss}Z</");
        (await rig.LetterAsync(letter)).Length.ShouldBe(Encoding.UTF8.GetByteCount(memo));
    }

    public void Dispose()
    {
        rig.Dispose();
        folder.Dispose();
    }

    private void ReplaceOnce(Func<BlobPath, bool> when, string by) => Once(when, () => rig.WriteAsync(Places.Drop(Drop), by));

    private void Once(Func<BlobPath, bool> when, Func<Task> then)
    {
        var done = false;
        afterWrite = async path =>
        {
            if (done || !when(path)) return;
            done = true;
            await then();
        };
    }

    private Task RunAsync(string drop = Drop) => rig.AcceptDrop.RunAsync(DropRuns.Created(drop), 1, default);

    private sealed class WatchedStore(IBlobStore store, Func<BlobPath, Task> afterWrite) : IBlobStore
    {
        public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
            store.OpenAsync(path, cancellationToken);

        public async ValueTask<string?> PutAsync(
            BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
        {
            var version = await store.PutAsync(path, write, condition, cancellationToken);
            if (path.Container != Places.Drops) await afterWrite(path);
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
