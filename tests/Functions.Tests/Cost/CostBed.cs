using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Functions.Tests.Storage;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Cost;

/// <summary>All the parts on a store that counts, in memory unless another is given, with a server that takes letters and receipts. Hints
/// run what they wake, one after the other, as the queues do.</summary>
internal sealed partial class CostBed : PostBed
{
    private static readonly Guid TransmissionId = new("86f13750-8068-44c1-93cf-a915998831cf");
    private readonly IBlobStore inner;
    private readonly ServiceProvider parts;

    private CostBed(RecordingService service, IBlobStore? store)
        : base(service, settings => settings with { Transmissions = new TransmissionSettings(1_000, 200_000_000) })
    {
        inner = store ?? new MemoryBlobStore(new FakeClock());
        Store = new CountingStore(inner);
        service.Status = _ => 201;
        service.Body = _ => $$"""{"transmissionId":"{{TransmissionId}}","receiptStatus":"RECEIVED"}""";
        parts = With(services => services.AddSingleton<IBlobStore>(Store));
    }

    /// <summary>Whatever was asked of it, what a test laid there beforehand left out.</summary>
    public CountingStore Store { get; }

    /// <summary>How many hints were laid.</summary>
    public int Hints { get; private set; }

    public static async Task<CostBed> StartAsync(IBlobStore? store = null) => new(await RecordingService.StartAsync(), store);

    /// <summary>What another system lays there.</summary>
    public async Task WriteAsync(BlobPath path, byte[] bytes) =>
        await inner.PutAsync(path, async (stream, cancel) => await stream.WriteAsync(bytes, cancel), BlobCondition.None, default);

    /// <summary>From the event of the drop until its letters are posted.</summary>
    public async Task SendAsync(string drop, byte[] content)
    {
        await WriteAsync(Places.Drop(drop), content);
        await parts.GetRequiredService<AcceptDropHandler>().RunAsync(DropRuns.Created(drop), default);
        await PumpAsync();
    }

    /// <summary>Letters dropped one by one, before the first of them is posted.</summary>
    public async Task SendTogetherAsync(IEnumerable<(string Drop, byte[] Content)> drops)
    {
        foreach (var (drop, content) in drops)
        {
            await WriteAsync(Places.Drop(drop), content);
            await parts.GetRequiredService<AcceptDropHandler>().RunAsync(DropRuns.Created(drop), default);
        }

        await PumpAsync();
    }

    /// <summary>The receipt that says that Digital Post delivers the letter.</summary>
    public async Task CompleteAsync(Guid messageUuid)
    {
        var receipt = new Receipt
        {
            MessageUuid = messageUuid, TransmissionId = TransmissionId, ReceiptStatus = ReceiptStatus.Completed,
        };
        await parts.GetRequiredService<ReceiptIntake>().StoreAsync(Rig.SystemId, receipt, default);
        await PumpAsync();
    }

    /// <summary>From the push of a letter until its receipt is given.</summary>
    public async Task ReceiveAsync(Guid messageUuid)
    {
        Service.Status = _ => 200;
        using var memo = new MemoryStream(Encoding.UTF8.GetBytes(SampleMemo.Xml(messageUuid)));
        await parts.GetRequiredService<ReceivedLetters>().StoreAsync(Rig.SystemId, messageUuid, "push", memo, default);
        await parts.GetRequiredService<HandleReceivedHandler>().RunAsync(
            BlobEvent.HintFor(Places.ReceivedLetter(Rig.SystemId, messageUuid, "push")), default);
    }

    public Task SweepAsync() => parts.GetRequiredService<SweepHandler>().RunAsync(default);

    public async Task<Letter> LetterAsync(Guid messageUuid) =>
        (await parts.GetRequiredService<LetterRecords>().FindAsync(messageUuid, default))!.Value;

    /// <summary>The calls by their kind.</summary>
    public Counted Counted() => new(Of("open"), Of("put"), Of("delete"), Of("list"), Hints);

    /// <summary>The calls, with what changes from letter to letter in braces.</summary>
    public IReadOnlyList<string> CallsOf(Guid messageUuid) =>
    [
        .. Store.Calls.Select(call => OtherIds().Replace(
            call.Replace($"{messageUuid:D}", "{uuid}", StringComparison.Ordinal)
                .Replace($"{Rig.SystemId:D}", "{systemId}", StringComparison.Ordinal)
                .Replace($"{TransmissionId:D}", "{transmissionId}", StringComparison.Ordinal),
            "{id}")),
    ];

    // Rights are looked at twice a minute, whatever is accepted (docs/adr/0045): no letter's.
    private int Of(string kind) => Store.Calls.Count(call =>
        call.StartsWith(kind + " ", StringComparison.Ordinal) && !call.EndsWith($" {Places.Rights}", StringComparison.Ordinal));

    private async Task PumpAsync()
    {
        while (Rig.Hints.Take() is { Count: > 0 } given)
        {
            foreach (var (queue, messages) in given)
            {
                Hints += messages.Count;
                foreach (var message in messages) await WakeAsync(queue, message);
            }
        }
    }

    private Task WakeAsync(string queue, string message) => queue switch
    {
        HintQueues.Outbound => parts.GetRequiredService<Composer>().ComposeAsync(message, default),
        HintQueues.Transmissions => parts.GetRequiredService<TransmissionSender>().SendAsync(Guid.Parse(message), default),
        HintQueues.Urgent => parts.GetRequiredService<TransmissionSender>().SendAloneAsync(Guid.Parse(message), default),
        HintQueues.Receipts => parts.GetRequiredService<HandleReceiptHandler>().RunAsync(message, default),
        _ => throw new ArgumentOutOfRangeException(nameof(queue), queue, "Nothing here hints at it."),
    };

    [GeneratedRegex("[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex OtherIds();
}

/// <summary>Calls of the store, and the hints beside them.</summary>
internal sealed record Counted(int Reads, int Writes, int Deletes, int Lists, int Hints);
