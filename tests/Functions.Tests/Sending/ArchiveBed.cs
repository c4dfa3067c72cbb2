using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Requests;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>Archives on stores in memory, each a world of its own, and a server that takes letters. Hints run what they wake.</summary>
internal sealed class ArchiveBed : PostBed
{
    public const string Drop = "kmd/letters.tar.lzma";
    private readonly List<ServiceProvider> built = [];

    private ArchiveBed(RecordingService service, TransmissionSettings limits)
        : base(service, settings => settings with
        {
            Transmissions = limits,
            // Nothing that is postponed is due within a run.
            Timing = settings.Timing with { RetryAfter = TimeSpan.FromMinutes(2) },
        })
    {
        service.Status = _ => 201;
        service.Body = _ => $$"""{"transmissionId":"{{Rig.Ids.NewId()}}","receiptStatus":"RECEIVED"}""";
        Store = new MemoryBlobStore(Rig.Clock);
        Parts = On(Store);
    }

    public IBlobStore Store { get; private set; }

    public IServiceProvider Parts { get; private set; }

    public static async Task<ArchiveBed> StartAsync(int maxLetters = 1_000, long maxBytes = 200_000_000) =>
        new(await RecordingService.StartAsync(), new TransmissionSettings(maxLetters, maxBytes));

    /// <summary>Another store, with the drop.</summary>
    public async Task BeginAsync(byte[] archive, string drop = Drop)
    {
        (Store, Parts) = (new MemoryBlobStore(Rig.Clock), null!);
        built.ForEach(parts => parts.Dispose());
        built.Clear();
        Parts = On(Store);
        Rig.Hints.Take();
        Service.Seen.Clear();
        await WriteAsync(Places.Drop(drop), archive);
    }

    public async Task WriteAsync(BlobPath path, byte[] bytes) =>
        await Store.PutAsync(path, async (stream, cancel) => await stream.WriteAsync(bytes, cancel), BlobCondition.None, default);

    /// <summary>All parts, as another process has them.</summary>
    public ServiceProvider On(IBlobStore store)
    {
        var parts = With(services => services.AddSingleton(store));
        built.Add(parts);
        return parts;
    }

    public static Task AcceptAsync(IServiceProvider parts, string drop = Drop, int delivery = 1) =>
        parts.GetRequiredService<AcceptDropHandler>().RunAsync(DropRuns.Created(drop), delivery, default);

    public Task RecallAsync(Guid messageUuid) => WriteAsync(Places.Recall($"kmd/{messageUuid:D}"), []);

    public async Task PumpAsync()
    {
        while (Rig.Hints.Take() is { Count: > 0 } given)
        {
            // A transmission that stands still is sealed before its drop comes again.
            foreach (var (queue, messages) in given.OrderByDescending(hints => hints.Key, StringComparer.Ordinal))
            {
                foreach (var message in messages) await WakeAsync(queue, message);
            }
        }
    }

    /// <summary>Sweep finds what stands still.</summary>
    public async Task SweepAsync()
    {
        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await Parts.GetRequiredService<SweepHandler>().RunAsync(default);
        await PumpAsync();
    }

    public async Task<Letter?> FindAsync(Guid messageUuid) =>
        (await Parts.GetRequiredService<LetterRecords>().FindAsync(messageUuid, default))?.Value;

    public async Task<List<Transmission>> TransmissionsAsync()
    {
        var all = new List<Transmission>();
        await foreach (var entry in Store.ListAsync("transmissions", "", default))
        {
            if (entry.Path.Name.EndsWith("/state.json", StringComparison.Ordinal))
                all.Add((await Store.ReadAsync(entry.Path, SendingJson.Default.Transmission, default))!.Value);
        }

        return all;
    }

    public async Task<List<string>> ListAsync(string container)
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListAsync(container, "", default)) names.Add(entry.Path.Name);
        return names;
    }

    /// <summary>Each of them was posted once, or let go before; nothing of them is left to do.</summary>
    public async Task ShouldBeSentOnceAsync(IReadOnlyList<Guid> letters, string when)
    {
        // The marker of one that waits no more goes with the next listing.
        await Parts.GetRequiredService<Composer>().ComposeAsync("post", default);
        await PumpAsync();
        var sent = (await TransmissionsAsync()).Where(its => its.Status == TransmissionStatus.Sent).ToList();
        Service.Seen.Count.ShouldBe(sent.Count, when);
        var expected = new List<Guid>();
        foreach (var messageUuid in letters)
        {
            var letter = (await FindAsync(messageUuid))!;
            if (letter is { Status: LetterStatus.Recalled } or { Outcome.Code: "drop.gone" }) continue;
            letter.Status.ShouldBe(LetterStatus.Claimed, when);
            sent.ShouldContain(its => its.Id == letter.Transmission && its.Members.Contains(messageUuid), when);
            expected.Add(messageUuid);
        }

        sent.SelectMany(its => its.Members).Order().ShouldBe(expected.Order(), when);
        (await ListAsync(Places.Open)).Order().ShouldBe(expected.Select(uuid => $"{Places.OpenLettersPrefix}{uuid:D}").Order(), when);
        (await ListAsync(Places.Drops)).ShouldBeEmpty(when);
    }

    private Task WakeAsync(string queue, string message) => queue switch
    {
        HintQueues.Drops => Parts.GetRequiredService<AcceptDropHandler>().RunAsync(message, default),
        HintQueues.Outbound => Parts.GetRequiredService<Composer>().ComposeAsync(message, default),
        HintQueues.Transmissions => Parts.GetRequiredService<TransmissionSender>().SendAsync(Guid.Parse(message), default),
        HintQueues.Urgent => Parts.GetRequiredService<TransmissionSender>().SendAloneAsync(Guid.Parse(message), default),
        HintQueues.Requests => Parts.GetRequiredService<HandleRequestHandler>().RunAsync(message, default),
        _ => throw new ArgumentOutOfRangeException(nameof(queue), queue, "Nothing here hints at it."),
    };
}
