using System.Text;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>The code fails at a drop, or the process dies at it, again and again (docs/adr/0032).</summary>
public sealed class When_a_drop_cannot_be_read : IDisposable
{
    private const string Bad = "kmd/bad.xml";
    private readonly TemporaryFolder folder = new();
    private readonly Rig rig;
    private readonly DropQueue queue;
    private Func<BlobPath, Exception?> fault = _ => null;

    public When_a_drop_cannot_be_read()
    {
        rig = new Rig(clock => new FaultyStore(new FileBlobStore(folder.Path, clock, new RandomIds()), path => fault(path)));
        queue = new DropQueue(rig);
    }

    [Fact]
    public async Task Should_refuse_it_after_four_tries_with_an_incident_that_the_log_has()
    {
        await DropAsync(Bad);
        Fail(() => new InvalidOperationException("0101701234"));

        await queue.DrainAsync();

        var outcome = (await OutcomeAsync(Bad))!;
        outcome.Code.ShouldBe("drop.could.not.be.read");
        queue.Deliveries.ShouldBe(4);
        queue.Poisoned.ShouldBe(0);
        var logged = rig.Logs.Of(905).ShouldHaveSingleItem();
        logged.Level.ShouldBe(LogLevel.Error);
        var incident = outcome.Message!.Split("incident ")[1].TrimEnd('.');
        logged.Text.ShouldContain(incident);
        logged.Text.ShouldNotContain("0101701234");
        (await ShouldBeSettledAsync(Bad)).ShouldBe(SampleMemo.Xml(Uuid));
    }

    [Theory]
    [InlineData(typeof(OutOfMemoryException))]
    [InlineData(typeof(InvalidDataException))]
    [InlineData(typeof(NullReferenceException))]
    [InlineData(typeof(IndexOutOfRangeException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task Should_refuse_it_whatever_is_thrown(Type kind)
    {
        await DropAsync(Bad);
        Fail(() => (Exception)Activator.CreateInstance(kind)!);
        await queue.DrainAsync();
        (await OutcomeAsync(Bad))!.Code.ShouldBe("drop.could.not.be.read");
        await ShouldBeSettledAsync(Bad);
    }

    [Fact]
    public async Task Should_never_refuse_it_for_a_fault_of_the_store()
    {
        await DropAsync(Bad);
        Fail(() => new StoreUnavailableException(StoreProblem.Unreachable, "away"));
        await queue.DrainAsync();
        for (var i = 0; i < 5; i++) await queue.SweepAsync();
        queue.Poisoned.ShouldBe(6);
        (await rig.ListAsync("outcomes")).ShouldBeEmpty();
        (await rig.ListAsync(Places.Open)).ShouldBeEmpty();

        fault = _ => null;
        await queue.SweepAsync();
        (await rig.WaitingAsync()).ShouldBe([Uuid]);
    }

    [Fact]
    public async Task Should_take_a_try_back_that_the_store_ended()
    {
        await DropAsync(Bad);
        var tries = 0;
        Fail(() => ++tries % 2 == 0
            ? new StoreUnavailableException(StoreProblem.Unreachable, "away") : new InvalidOperationException());
        await queue.DrainAsync();
        (await OutcomeAsync(Bad)).ShouldBeNull();
        await queue.SweepAsync();
        (await OutcomeAsync(Bad))!.Code.ShouldBe("drop.could.not.be.read");
    }

    [Fact]
    public async Task Should_refuse_it_when_the_process_dies_at_it_each_time()
    {
        await DropAsync(Bad);
        var message = DropRuns.Created(Bad);
        for (var delivery = 1; delivery <= 4; delivery++) await DieAsync(message, delivery);
        (await OutcomeAsync(Bad)).ShouldBeNull();
        rig.Clock.Advance(rig.Settings.Timing.DropOverdueAfter);

        await rig.Get<AcceptDropHandler>().RunAsync(message, 5, default);

        (await OutcomeAsync(Bad))!.Code.ShouldBe("drop.could.not.be.read");
        await ShouldBeSettledAsync(Bad);
    }

    [Fact]
    public async Task Should_not_blame_it_when_the_process_dies_often_within_a_short_time()
    {
        await DropAsync(Bad);
        var message = DropRuns.Created(Bad);
        for (var delivery = 1; delivery <= 20; delivery++) await DieAsync(message, delivery);

        await rig.Get<AcceptDropHandler>().RunAsync(message, 21, default);

        (await OutcomeAsync(Bad)).ShouldBeNull();
        (await rig.WaitingAsync()).ShouldBe([Uuid]);
        (await TriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_count_on_when_its_hint_was_poisoned_and_Sweep_gives_others()
    {
        await rig.WriteAsync(Places.Drop(Bad), SampleMemo.Xml(Uuid));
        for (var sweep = 0; sweep < 3; sweep++) await DieAsync(BlobEvent.HintFor(Places.Drop(Bad)), 1);
        rig.Clock.Advance(rig.Settings.Timing.DropOverdueAfter);
        await queue.SweepAsync();
        (await OutcomeAsync(Bad))!.Code.ShouldBe("drop.could.not.be.read");
    }

    [Fact]
    public async Task Should_not_blame_another_that_was_at_work()
    {
        await DropAsync(Bad);
        await DropAsync("kmd/good.xml");
        var tries = rig.Get<DropTries>();
        // The process died at both once, and left their records.
        (await tries.BeginAsync(Bad, isRepeated: true, default))!.Dispose();
        (await tries.BeginAsync("kmd/good.xml", isRepeated: true, default))!.Dispose();

        var bad = (await tries.BeginAsync(Bad, isRepeated: true, default))!;
        var good = tries.BeginAsync("kmd/good.xml", isRepeated: true, default);

        // If it dies now, it is not the good one's try.
        good.IsCompleted.ShouldBeFalse();
        (await TriesOfAsync("kmd/good.xml")).ShouldBe(2);
        (await TriesOfAsync(Bad)).ShouldBe(3);
        bad.Dispose();
        (await good)!.Dispose();
        (await TriesOfAsync("kmd/good.xml")).ShouldBe(3);
    }

    [Fact]
    public async Task Should_leave_what_can_neither_be_read_nor_kept_and_look_at_it_once_a_day()
    {
        await DropAsync(Bad);
        fault = path => path == Places.Drop(Bad) ? new UnauthorizedAccessException() : null;
        await queue.DrainAsync();

        (await OutcomeAsync(Bad))!.Code.ShouldBe("drop.could.not.be.read");
        (await rig.ListAsync(Places.Drops)).ShouldBe([Bad]);
        var deliveries = queue.Deliveries;
        for (var i = 0; i < 10; i++) await queue.SweepAsync();
        queue.Deliveries.ShouldBe(deliveries + 10);
        rig.Logs.Of(905).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_cost_a_good_drop_nothing()
    {
        var counting = new CountingStore(new MemoryBlobStore(new FakeClock()));
        using var fresh = new Rig(_ => counting);
        await fresh.WriteAsync(Places.Drop("kmd/good.xml"), SampleMemo.Xml(fresh.Ids.NewId()));
        await fresh.AcceptDrop.RunAsync(DropRuns.Created("kmd/good.xml"), 1, default);
        counting.Calls.ShouldNotContain(call => call.Contains($"{Places.Open}/{Places.OpenDropsPrefix}", StringComparison.Ordinal));
        counting.Opened(Places.Drop("kmd/good.xml")).ShouldBe(1);
    }

    [Fact]
    public async Task Should_leave_no_record_behind_when_a_later_try_succeeds()
    {
        await DropAsync(Bad);
        Fail(() => new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(() => rig.AcceptDrop.RunAsync(DropRuns.Created(Bad), 1, default));
        await Should.ThrowAsync<InvalidOperationException>(() => rig.AcceptDrop.RunAsync(DropRuns.Created(Bad), 2, default));
        (await TriesAsync()).Count.ShouldBe(1);
        fault = _ => null;
        await rig.AcceptDrop.RunAsync(DropRuns.Created(Bad), 3, default);
        (await TriesAsync()).ShouldBeEmpty();
        (await rig.WaitingAsync()).ShouldBe([Uuid]);
    }

    public void Dispose()
    {
        rig.Dispose();
        folder.Dispose();
    }

    private static Guid Uuid { get; } = new("5b0a3c52-9a44-4d0e-8b67-000000000042");

    private async Task<int> TriesOfAsync(string drop)
    {
        await using var blob = (await rig.Store.OpenAsync(Places.Drop(drop), default))!;
        return (await rig.ReadAsync(Places.DropTries(drop, blob.ETag), SendingJson.Default.TriedDrop))!.Tries;
    }

    private async Task DropAsync(string drop)
    {
        await rig.WriteAsync(Places.Drop(drop), SampleMemo.Xml(Uuid));
        queue.Created(drop);
    }

    // At the first write of what it holds; it can still be copied.
    private void Fail(Func<Exception> what) => fault = path => path == Places.OpenLetter(Uuid) ? what() : null;

    // The process ends in the middle: nobody gives anything back.
    private async Task DieAsync(string message, int delivery)
    {
        var dying = new DyingStore(rig.Store, delivery == 1 && !BlobEvent.IsRepeated(message) ? 0 : 1);
        using var process = new Rig(_ => dying);
        await Should.ThrowAsync<DiedException>(() => process.AcceptDrop.RunAsync(message, delivery, default));
    }

    private async Task<List<string>> TriesAsync() =>
        [.. (await rig.ListAsync(Places.Open)).Where(name => name.StartsWith(Places.OpenDropsPrefix, StringComparison.Ordinal))];

    private async Task<string> ShouldBeSettledAsync(string drop)
    {
        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
        (await TriesAsync()).ShouldBeEmpty();
        return Encoding.UTF8.GetString((await rig.ReadAsync(Places.Refused(drop)))!);
    }

    private Task<Outcome?> OutcomeAsync(string drop) => rig.ReadAsync(Places.Outcome(drop, null), SendingJson.Default.Outcome);

    private sealed class FaultyStore(IBlobStore store, Func<BlobPath, Exception?> fault) : IBlobStore
    {
        public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
            fault(path) is { } error ? throw error : store.OpenAsync(path, cancellationToken);

        public ValueTask<string?> PutAsync(
            BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken) =>
            path.Container == Places.Open && fault(path) is { } error
                ? throw error
                : store.PutAsync(path, write, condition, cancellationToken);

        public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken) =>
            store.DeleteAsync(path, condition, cancellationToken);

        public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
            store.ListAsync(container, prefix, cancellationToken);

        public IAsyncEnumerable<BlobEntry> ListPageAsync(
            string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
            store.ListPageAsync(container, prefix, after, most, cancellationToken);
    }
}
