using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>Digital Post fails at one letter, or at the deletion of one receipt, which stands first in its list: all others come.</summary>
public sealed class When_one_letter_or_receipt_is_broken : IAsyncLifetime
{
    private const int Repeated = 3;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly string[] Ids = [.. Enumerable.Range(1, 6).Select(i => $"00000000-0000-4000-8000-00000000000{i}")];
    private static readonly string Broken = Ids[0];

    private readonly ConcurrentDictionary<string, string> deleted = new();
    private Bed bed = null!;
    private IReadOnlyList<string> waiting = Ids;
    private int fault = 500;

    public async Task InitializeAsync()
    {
        bed = new Bed(await RecordingService.StartAsync());
        bed.Service.Status = call => IdIn(call) == Broken ? fault : 200;
        bed.Service.Body = BodyFor;
    }

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Should_fetch_all_other_letters(int status)
    {
        fault = status;

        await PullMemosAsync(bed.Get<PullMemosHandler>());

        (await bed.Rig.ListAsync(Places.Received)).Count.ShouldBe(Ids.Length - 1);
        CallsFor(Broken).ShouldBe(Repeated);
    }

    [Fact]
    public async Task Should_stay_open_for_a_letter_that_comes_after_days_of_the_broken_one()
    {
        waiting = [Broken];
        var pull = bed.Get<PullMemosHandler>();
        for (var run = 0; run < 10; run++) await PullMemosAsync(pull);
        waiting = Ids;

        await PullMemosAsync(pull);

        (await bed.Rig.ListAsync(Places.Received)).Count.ShouldBe(Ids.Length - 1);
    }

    [Fact]
    public async Task Should_not_begin_each_run_with_the_letter_that_looked_like_an_outage()
    {
        fault = 503;
        waiting = [Broken];
        await using var parts = bed.With(services => services.AddSingleton<Random>(new LastFirst()));
        var pull = parts.GetRequiredService<PullMemosHandler>();
        for (var run = 0; run < 10; run++) await PullMemosAsync(pull);
        waiting = Ids;

        await PullMemosAsync(pull);

        (await bed.Rig.ListAsync(Places.Received)).Count.ShouldBe(Ids.Length - 1);
    }

    [Fact]
    public async Task Should_ask_with_one_letter_a_run_in_a_real_outage()
    {
        bed.Service.Status = call => IdIn(call) is null ? 200 : 503;
        var pull = bed.Get<PullMemosHandler>();
        await PullMemosAsync(pull);
        var before = LetterCalls();
        before.ShouldBe(3 * Repeated);

        await PullMemosAsync(pull);

        LetterCalls().ShouldBe(before + 1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Should_take_and_delete_all_other_receipts(int status)
    {
        fault = status;

        await bed.Get<PullReceiptsHandler>().RunAsync(default);

        deleted.Keys.Order(StringComparer.Ordinal).ShouldBe(Ids[1..]);
        CallsFor(Broken).ShouldBe(Repeated);
    }

    [Fact]
    public async Task Should_go_on_to_the_next_page_when_none_of_one_can_be_deleted()
    {
        bed.PageSize = 1;

        await bed.Get<PullReceiptsHandler>().RunAsync(default);

        deleted.Keys.Order(StringComparer.Ordinal).ShouldBe(Ids[1..]);
        CallsFor(Broken).ShouldBe(Repeated);
    }

    private async Task PullMemosAsync(PullMemosHandler pull)
    {
        await pull.RunAsync(default);
        bed.Rig.Clock.Advance(Minute);
    }

    private int CallsFor(string id) => bed.Service.Seen.Count(call => IdIn(call) == id);

    private int LetterCalls() => bed.Service.Seen.Count(call => IdIn(call) is not null);

    private static string? IdIn(SeenCall call) => Array.Find(Ids, id => call.Target.Contains(id, StringComparison.Ordinal));

    private string BodyFor(SeenCall call)
    {
        if (IdIn(call) is { } id)
        {
            if (call.Target.Contains("/receipts/", StringComparison.Ordinal) && id != Broken) deleted[id] = id;
            return "<memo/>";
        }

        if (!call.Target.Contains("/receipts-bulk/", StringComparison.Ordinal))
            return $$"""{"totalPages":1,"content":[{{string.Join(',', waiting.Select(id => $"\"{id}\""))}}]}""";
        var pages = Ids.Where(id => !deleted.ContainsKey(id)).Chunk(bed.PageSize).ToList();
        var number = int.Parse(call.Target.Split("page=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
        var receipts = pages.ElementAtOrDefault(number) ?? [];
        return $$"""{"totalPages":{{pages.Count}},"receipts":[{{string.Join(',', receipts.Select(Receipt))}}]}""";
    }

    private static string Receipt(string id) =>
        $$"""{"id":"{{id}}","transmissionId":"{{id}}","messageUUID":"{{id}}","receiptStatus":"COMPLETED"}""";

    private sealed class Bed(RecordingService service) : PostBed(service, PullsOnly)
    {
        public int PageSize { get; set; } = 100;

        private static PostvognSettings PullsOnly(PostvognSettings settings) => settings with
        {
            Systems = settings.Systems.Where(system => system.Key == "post")
                .ToDictionary(system => system.Key, system => system.Value with { Protocol = SystemProtocol.RestPull }),
            Sources = new Dictionary<string, SourceSettings> { ["kmd"] = new() { System = "post" } },
        };
    }

    // Turns lists of two or more round so that the first is not the first any more; waits for nothing.
    private sealed class LastFirst : Random
    {
        public override double NextDouble() => 0;

        public override int Next(int minValue, int maxValue) => maxValue - 1;
    }
}
